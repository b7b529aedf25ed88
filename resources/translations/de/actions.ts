<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>actions</name>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Back up the book now</source>
            <translation>Das Buch jetzt sichern</translation>
        </message>
        <message>
            <source>Check the scanner</source>
            <translation>Scanner prüfen</translation>
        </message>
        <message>
            <source>Choose columns</source>
            <translation>Spalten wählen</translation>
        </message>
        <message>
            <source>Close Dockledger</source>
            <translation>Dockledger beenden</translation>
        </message>
        <message>
            <source>Close the side pane</source>
            <translation>Seitenleiste schließen</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Befehle</translation>
        </message>
        <message>
            <source>Compare a paper with the book</source>
            <translation>Ein Papier mit dem Buch vergleichen</translation>
        </message>
        <message>
            <source>Export the list</source>
            <translation>Liste exportieren</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Vorwärts</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>Gehe zu</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Help on this page</source>
            <translation>Hilfe zu dieser Seite</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Größere Schrift</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>Matching commands</source>
            <translation>Passende Befehle</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Normale Schriftgröße</translation>
        </message>
        <message>
            <source>Nothing fits. Try another word.</source>
            <translation>Nichts passt. Versuchen Sie ein anderes Wort.</translation>
        </message>
        <message>
            <source>Open a document first.</source>
            <translation>Öffnen Sie zuerst einen Beleg.</translation>
        </message>
        <message>
            <source>Open another book</source>
            <translation>Anderes Buch öffnen</translation>
        </message>
        <message>
            <source>Print the scanner sheet</source>
            <translation>Scannerblatt drucken</translation>
        </message>
        <message>
            <source>Prove the book now</source>
            <translation>Buch jetzt prüfen</translation>
        </message>
        <message>
            <source>Remove the sample company</source>
            <translation>Beispielfirma entfernen</translation>
        </message>
        <message>
            <source>Reset windows and lists</source>
            <translation>Fenster und Listen zurücksetzen</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>Eine Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Gespeicherte Ansichten</translation>
        </message>
        <message>
            <source>Scan or type a code</source>
            <translation>Code scannen oder eingeben</translation>
        </message>
        <message>
            <source>Search the list</source>
            <translation>Liste durchsuchen</translation>
        </message>
        <message>
            <source>Select a row first.</source>
            <translation>Wählen Sie zuerst eine Zeile.</translation>
        </message>
        <message>
            <source>Show all commands</source>
            <translation>Alle Befehle zeigen</translation>
        </message>
        <message>
            <source>Show or hide hints</source>
            <translation>Hinweise ein- oder ausblenden</translation>
        </message>
        <message>
            <source>Show the other pane</source>
            <translation>Anderen Bereich zeigen</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Kleinere Schrift</translation>
        </message>
        <message>
            <source>Switch light and dark</source>
            <translation>Hell und dunkel wechseln</translation>
        </message>
        <message>
            <source>Switch warehouse mode</source>
            <translation>Lagermodus ein- oder ausschalten</translation>
        </message>
        <message>
            <source>There is no list on this page.</source>
            <translation>Auf dieser Seite ist keine Liste.</translation>
        </message>
        <message>
            <source>There is nothing to go back to.</source>
            <translation>Es gibt kein Zurück von hier.</translation>
        </message>
        <message>
            <source>There is nothing to go forward to.</source>
            <translation>Es gibt kein Vorwärts von hier.</translation>
        </message>
        <message>
            <source>This is not available here.</source>
            <translation>Das gibt es hier nicht.</translation>
        </message>
        <message>
            <source>This needs the server, and it cannot be reached now.</source>
            <translation>Das braucht den Server, und er ist gerade nicht erreichbar.</translation>
        </message>
        <message>
            <source>Wait until the running work is done, or stop it.</source>
            <translation>Warten Sie, bis die laufende Arbeit fertig ist, oder halten Sie sie an.</translation>
        </message>
        <message>
            <source>What do you want to do?</source>
            <translation>Was möchten Sie tun?</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Work as someone else</source>
            <translation>Als jemand anders arbeiten</translation>
        </message>
        <message>
            <source>columns layout default</source>
            <translation>Spalten Anordnung Standard</translation>
        </message>
        <message>
            <source>command codes barcodes gloves</source>
            <translation>Befehlscodes Strichcodes Handschuhe</translation>
        </message>
        <message>
            <source>excel xlsx workbook spreadsheet save</source>
            <translation>Excel xlsx Arbeitsmappe Tabellenkalkulation speichern</translation>
        </message>
        <message>
            <source>gloves large buttons rows</source>
            <translation>Handschuhe große Knöpfe Zeilen</translation>
        </message>
        <message>
            <source>keyboard layout prefix barcode</source>
            <translation>Tastatur Belegung Präfix Strichcode</translation>
        </message>
        <message>
            <source>theme colours night</source>
            <translation>Farben Nacht Design</translation>
        </message>
    </context>
</TS>
