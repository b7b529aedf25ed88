<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>settings</name>
        <message>
            <source>Advice beside requests</source>
            <translation>Empfehlungen neben Anfragen</translation>
        </message>
        <message>
            <source>Amounts below zero</source>
            <translation>Beträge unter null</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>As this computer</source>
            <translation>Wie dieser Rechner</translation>
        </message>
        <message>
            <source>Asking the server …</source>
            <translation>Der Server wird gefragt …</translation>
        </message>
        <message>
            <source>At least 12 characters. Your other computers ask for it when they connect next.</source>
            <translation>Mindestens 12 Zeichen. Ihre anderen Rechner fragen danach, wenn sie sich das nächste Mal verbinden.</translation>
        </message>
        <message>
            <source>Back to the defaults</source>
            <translation>Auf Standard zurücksetzen</translation>
        </message>
        <message>
            <source>Behind every code</source>
            <translation>Hinter jedem Code</translation>
        </message>
        <message>
            <source>Between the parts of a GS1 code</source>
            <translation>Zwischen den Teilen eines GS1-Codes</translation>
        </message>
        <message>
            <source>Change the password</source>
            <translation>Passwort ändern</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Done, attention, not accepted: each scan sounds once. Every sound also stands on the screen.</source>
            <translation>Erledigt, Achtung, nicht angenommen: Jeder Scan tönt einmal. Jeder Ton steht auch auf dem Bildschirm.</translation>
        </message>
        <message>
            <source>Each choice takes effect at once and is kept for you alone.</source>
            <translation>Jede Wahl gilt sofort und nur für Sie.</translation>
        </message>
        <message>
            <source>Encrypted from the next start on.</source>
            <translation>Ab dem nächsten Start verschlüsselt.</translation>
        </message>
        <message>
            <source>Enter the old password.</source>
            <translation>Geben Sie das alte Passwort ein.</translation>
        </message>
        <message>
            <source>For example {amount} on {day}. Prices and quantities are kept exactly, whatever they look like.</source>
            <translation>Zum Beispiel {amount} am {day}. Preise und Mengen werden genau aufbewahrt, wie auch immer sie aussehen.</translation>
        </message>
        <message>
            <source>Hear the three sounds</source>
            <translation>Die drei Töne hören</translation>
        </message>
        <message>
            <source>Hints under the step line</source>
            <translation>Hinweise unter der Schrittzeile</translation>
        </message>
        <message>
            <source>In front of every code</source>
            <translation>Vor jedem Code</translation>
        </message>
        <message>
            <source>Keep it encrypted</source>
            <translation>Verschlüsselt aufbewahren</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Language and figures</source>
            <translation>Sprache und Zahlen</translation>
        </message>
        <message>
            <source>Large buttons and rows, for gloves</source>
            <translation>Große Knöpfe und Zeilen, für Handschuhe</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Loud</source>
            <translation>Laut</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>Neues Passwort</translation>
        </message>
        <message>
            <source>New password once more</source>
            <translation>Neues Passwort noch einmal</translation>
        </message>
        <message>
            <source>No longer encrypted from the next start on.</source>
            <translation>Ab dem nächsten Start nicht mehr verschlüsselt.</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Numbers and dates as in</source>
            <translation>Zahlen und Daten wie in</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Old password</source>
            <translation>Altes Passwort</translation>
        </message>
        <message>
            <source>Quiet</source>
            <translation>Leise</translation>
        </message>
        <message>
            <source>Scanner</source>
            <translation>Scanner</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Size of text</source>
            <translation>Textgröße</translation>
        </message>
        <message>
            <source>Sounds of a scan</source>
            <translation>Töne beim Scannen</translation>
        </message>
        <message>
            <source>The copy of the book on this computer</source>
            <translation>Die Kopie des Buchs auf diesem Computer</translation>
        </message>
        <message>
            <source>The key is in this computer's keyring. The next start reads the copy anew from the book, so it needs the network, and opening takes longer. What waits to be sent, drafts and saved papers are not encrypted.</source>
            <translation>Der Schlüssel liegt im Schlüsselbund dieses Computers. Der nächste Start liest die Kopie neu aus dem Buch, braucht also das Netz, und das Öffnen dauert länger. Was noch zu senden ist, Entwürfe und gespeicherte Papiere werden nicht verschlüsselt.</translation>
        </message>
        <message>
            <source>The new passwords differ, or are empty. Type the new one twice.</source>
            <translation>Die neuen Passwörter sind verschieden oder leer. Geben Sie das neue zweimal ein.</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>What your scanner adds is dropped from every code. “Check the scanner” finds out what it adds.</source>
            <translation>Was Ihr Scanner hinzufügt, wird von jedem Code weggelassen. „Scanner prüfen“ findet heraus, was er hinzufügt.</translation>
        </message>
        <message>
            <source>Your password</source>
            <translation>Ihr Passwort</translation>
        </message>
        <message>
            <source>Your password is changed.</source>
            <translation>Ihr Passwort ist geändert.</translation>
        </message>
        <message>
            <source>language numbers dates scanner prefix sound volume password</source>
            <translation>Sprache Zahlen Datum Scanner Präfix Ton Lautstärke Passwort Kennwort</translation>
        </message>
    </context>
</TS>
