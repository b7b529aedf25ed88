<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>backups</name>
        <message>
            <source>A shared book is backed up on its server; its administrator sees to that.</source>
            <translation>Ein gemeinsames Buch wird auf seinem Server gesichert; darum kümmert sich, wer ihn verwaltet.</translation>
        </message>
        <message>
            <source>Backed up and proven: {file}</source>
            <translation>Gesichert und geprüft: {file}</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>Sicherung</translation>
        </message>
        <message>
            <source>Choose the folder for the backups first.</source>
            <translation>Wählen Sie zuerst den Ordner für die Sicherungen.</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Daily backups of this book</source>
            <translation>Tägliche Sicherung dieses Buchs</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Folder for the backups</source>
            <translation>Ordner für die Sicherungen</translation>
        </message>
        <message>
            <source>Last backup: {age} ago</source>
            <translation>Letzte Sicherung: vor {age}</translation>
        </message>
        <message>
            <source>Months</source>
            <translation>Monate</translation>
        </message>
        <message>
            <source>No backup yet; the first is made soon.</source>
            <translation>Noch keine Sicherung; die erste folgt in Kürze.</translation>
        </message>
        <message>
            <source>No daily backups</source>
            <translation>Nicht täglich sichern</translation>
        </message>
        <message>
            <source>Settings of the backups</source>
            <translation>Einstellungen der Sicherung</translation>
        </message>
        <message>
            <source>The book could not be backed up.</source>
            <translation>Das Buch konnte nicht gesichert werden.</translation>
        </message>
        <message>
            <source>The book is being backed up. Work goes on meanwhile.</source>
            <translation>Das Buch wird gesichert. Die Arbeit geht unterdessen weiter.</translation>
        </message>
        <message>
            <source>The last try went wrong. Last backup: {age} ago</source>
            <translation>Der letzte Versuch schlug fehl. Letzte Sicherung: vor {age}</translation>
        </message>
        <message>
            <source>The last try went wrong. There is no backup yet.</source>
            <translation>Der letzte Versuch schlug fehl. Es gibt noch keine Sicherung.</translation>
        </message>
        <message>
            <source>The newest of each is kept for so many days, weeks and months; older ones are deleted, other files never.</source>
            <translation>Von so vielen Tagen, Wochen und Monaten bleibt je die neueste; ältere werden gelöscht, andere Dateien nie.</translation>
        </message>
        <message>
            <source>The sample company needs no backup.</source>
            <translation>Die Beispielfirma braucht keine Sicherung.</translation>
        </message>
        <message>
            <source>This book is not backed up daily.</source>
            <translation>Dieses Buch wird nicht täglich gesichert.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Weeks</source>
            <translation>Wochen</translation>
        </message>
        <message>
            <source>none: no daily backups</source>
            <translation>keiner: keine tägliche Sicherung</translation>
        </message>
    </context>
</TS>
