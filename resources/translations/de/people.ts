<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>people</name>
        <message>
            <source>Add a person</source>
            <translation>Person hinzufügen</translation>
        </message>
        <message>
            <source>Administrator's login</source>
            <translation>Login des Verwalters</translation>
        </message>
        <message>
            <source>Administrator's password</source>
            <translation>Passwort des Verwalters</translation>
        </message>
        <message>
            <source>Change roles and scope</source>
            <translation>Rollen und Bereich ändern</translation>
        </message>
        <message>
            <source>Choose somebody first.</source>
            <translation>Wählen Sie zuerst jemanden.</translation>
        </message>
        <message>
            <source>Enter both.</source>
            <translation>Geben Sie beides ein.</translation>
        </message>
        <message>
            <source>Give a login</source>
            <translation>Login geben</translation>
        </message>
        <message>
            <source>Hand this over. The password is not shown again.</source>
            <translation>Geben Sie das weiter. Das Passwort wird nicht noch einmal gezeigt.</translation>
        </message>
        <message>
            <source>Hand this over. The person keeps the password of before.</source>
            <translation>Geben Sie das weiter. Die Person behält ihr bisheriges Passwort.</translation>
        </message>
        <message>
            <source>Last seen</source>
            <translation>Zuletzt da</translation>
        </message>
        <message>
            <source>Login</source>
            <translation>Login</translation>
        </message>
        <message>
            <source>Logins belong to the server. Its administrator's password is forgotten when the book is closed.</source>
            <translation>Logins gehören dem Server. Das Passwort seines Verwalters wird vergessen, wenn das Buch geschlossen wird.</translation>
        </message>
        <message>
            <source>Logins, versions and what waits are known once an administrator of the server signs in.</source>
            <translation>Logins, Versionen und was wartet sind bekannt, sobald sich ein Verwalter des Servers anmeldet.</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Niemand</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Print …</source>
            <translation>Drucken …</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Reset the password</source>
            <translation>Passwort zurücksetzen</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <source>Save as PDF …</source>
            <translation>Als PDF speichern …</translation>
        </message>
        <message>
            <source>Save the card</source>
            <translation>Karte speichern</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Kurzname</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Sign in to the server</source>
            <translation>Am Server anmelden</translation>
        </message>
        <message>
            <source>Sign in to the server first.</source>
            <translation>Melden Sie sich zuerst am Server an.</translation>
        </message>
        <message>
            <source>The card of {name}</source>
            <translation>Die Karte von {name}</translation>
        </message>
        <message>
            <source>The owner adds people.</source>
            <translation>Der Eigentümer fügt Personen hinzu.</translation>
        </message>
        <message>
            <source>The person</source>
            <translation>Die Person</translation>
        </message>
        <message>
            <source>The server's administrator</source>
            <translation>Der Verwalter des Servers</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Who works with this book, what they may do, and when they were last there.</source>
            <translation>Wer mit diesem Buch arbeitet, was sie dürfen und wann sie zuletzt da waren.</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Zugang entziehen</translation>
        </message>
        <message>
            <source>Withdraw {name}</source>
            <translation>{name} den Zugang entziehen</translation>
        </message>
        <message>
            <source>Workstation</source>
            <translation>Arbeitsplatz</translation>
        </message>
        <message>
            <source>Workstations</source>
            <translation>Arbeitsplätze</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>geschlossen</translation>
        </message>
        <message>
            <source>connected</source>
            <translation>verbunden</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>überall</translation>
        </message>
        <message>
            <source>members users logins passwords roles withdraw colleagues</source>
            <translation>Mitglieder Benutzer Logins Passwörter Rollen entziehen Kollegen</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keines</translation>
        </message>
        <message>
            <source>not connected</source>
            <translation>nicht verbunden</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>{name} is thrown out of this book at once: sessions end, roles are taken, and what is kept on their computers is deleted when they connect. Their name stays in the log.</source>
            <translation>{name} wird sofort aus diesem Buch entfernt: Sitzungen enden, Rollen werden genommen, und was auf den eigenen Rechnern liegt, wird beim nächsten Verbinden gelöscht. Der Name bleibt im Protokoll.</translation>
        </message>
    </context>
</TS>
