<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>widgets</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weitere</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) of work wait and will be posted once.</source>
            <translation>
                <numerusform>%n Vorgang wartet und wird einmal gebucht.</numerusform>
                <numerusform>%n Vorgänge warten und werden je einmal gebucht.</numerusform>
            </translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Aisle {aisle}</source>
            <translation>Gang {aisle}</translation>
        </message>
        <message>
            <source>All others</source>
            <translation>Alle anderen</translation>
        </message>
        <message>
            <source>All others, by aisle</source>
            <translation>Alle anderen, nach Gang</translation>
        </message>
        <message>
            <source>An entry in the ledger. Your role does not show its amounts.</source>
            <translation>Eine Buchung im Hauptbuch. Ihre Rolle zeigt deren Beträge nicht.</translation>
        </message>
        <message numerus="yes">
            <source>At most %n decimal place(s) are possible here.</source>
            <translation>
                <numerusform>Hier ist höchstens %n Nachkommastelle möglich.</numerusform>
                <numerusform>Hier sind höchstens %n Nachkommastellen möglich.</numerusform>
            </translation>
        </message>
        <message>
            <source>Attention</source>
            <translation>Achtung</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Choose another folder, or close the file where it is open.</source>
            <translation>Wählen Sie einen anderen Ordner, oder schließen Sie die Datei, wo sie geöffnet ist.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Cr</source>
            <translation>H</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Haben</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>Soll</translation>
        </message>
        <message>
            <source>Does not balance</source>
            <translation>Geht nicht auf</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Dr</source>
            <translation>S</translation>
        </message>
        <message>
            <source>End now and keep what is done</source>
            <translation>Jetzt beenden und Erledigtes behalten</translation>
        </message>
        <message>
            <source>Likely</source>
            <translation>Wahrscheinlich</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Nicht angenommen</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Nothing in the ledger.</source>
            <translation>Nichts im Hauptbuch.</translation>
        </message>
        <message>
            <source>Nothing scanned yet.</source>
            <translation>Noch nichts gescannt.</translation>
        </message>
        <message>
            <source>Nothing waits to be posted.</source>
            <translation>Nichts wartet auf die Buchung.</translation>
        </message>
        <message>
            <source>Nothing yet. The entry appears with the first line.</source>
            <translation>Noch nichts. Der Buchungssatz erscheint mit der ersten Position.</translation>
        </message>
        <message>
            <source>Nothing, until what stands below is settled.</source>
            <translation>Nichts, solange nicht geklärt ist, was unten steht.</translation>
        </message>
        <message>
            <source>Offline since {time}</source>
            <translation>Offline seit {time}</translation>
        </message>
        <message>
            <source>Or scan the location.</source>
            <translation>Oder scannen Sie den Lagerplatz.</translation>
        </message>
        <message>
            <source>Other aisles</source>
            <translation>Andere Gänge</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Papier</translation>
        </message>
        <message>
            <source>Pick from a calendar</source>
            <translation>Aus dem Kalender wählen</translation>
        </message>
        <message>
            <source>Posts at once.</source>
            <translation>Wird sofort gebucht.</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Nachweis</translation>
        </message>
        <message>
            <source>Quantity of this line</source>
            <translation>Menge dieser Position</translation>
        </message>
        <message>
            <source>Receiving, counting of open sheets, transfers and decisions go on; nothing is posted meanwhile.</source>
            <translation>Wareneingang, Zählen offener Listen, Umlagerungen und Entscheidungen gehen weiter; gebucht wird inzwischen nichts.</translation>
        </message>
        <message>
            <source>Scan or type a code</source>
            <translation>Code scannen oder eingeben</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>Gesehen</translation>
        </message>
        <message>
            <source>Show what waits</source>
            <translation>Zeigen, was wartet</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Sum of the selection</source>
            <translation>Summe der Auswahl</translation>
        </message>
        <message>
            <source>The book is being read anew: {rows} of {total} rows</source>
            <translation>Das Buch wird neu gelesen: {rows} von {total} Zeilen</translation>
        </message>
        <message>
            <source>The book is being read anew: {rows} rows so far</source>
            <translation>Das Buch wird neu gelesen: {rows} Zeilen bisher</translation>
        </message>
        <message>
            <source>The data here is {age} old.</source>
            <translation>Die Daten hier sind {age} alt.</translation>
        </message>
        <message>
            <source>The last scans</source>
            <translation>Die letzten Scans</translation>
        </message>
        <message>
            <source>The least possible is {least}.</source>
            <translation>Möglich ist mindestens {least}.</translation>
        </message>
        <message>
            <source>The most possible is {most}.</source>
            <translation>Möglich ist höchstens {most}.</translation>
        </message>
        <message>
            <source>There is a database under this name already, maybe a book.</source>
            <translation>Unter diesem Namen liegt schon eine Datenbank, vielleicht ein Buch.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Until it is complete, you see it as it was. Work goes on.</source>
            <translation>Bis alles da ist, sehen Sie es, wie es war. Die Arbeit geht weiter.</translation>
        </message>
        <message>
            <source>Waiting commands</source>
            <translation>Wartende Vorgänge</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Wartet auf Freigabe</translation>
        </message>
        <message>
            <source>What will be posted</source>
            <translation>Was gebucht wird</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>{amount} is missing on one side.</source>
            <translation>Auf einer Seite fehlen {amount}.</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} von {total}</translation>
        </message>
        <message>
            <source>{folder} cannot be written ({problem}).</source>
            <translation>In {folder} kann nicht geschrieben werden ({problem}).</translation>
        </message>
        <message>
            <source>{key} shows the other one</source>
            <translation>{key} zeigt den anderen Bereich</translation>
        </message>
        <message>
            <source>{number} × the next scan · Esc forgets it</source>
            <translation>{number} × der nächste Scan · Esc vergisst es</translation>
        </message>
        <message>
            <source>{role} decides before anything is posted.</source>
            <translation>{role} entscheidet, bevor etwas gebucht wird.</translation>
        </message>
        <message>
            <source>{waiting} waiting · data {age} old</source>
            <translation>{waiting} warten · Daten {age} alt</translation>
        </message>
        <message>
            <source>“{file}” could not be saved.</source>
            <translation>„{file}“ konnte nicht gespeichert werden.</translation>
        </message>
        <message>
            <source>“{text}” is not a date here. Write it like {example}.</source>
            <translation>„{text}“ ist hier kein Datum. Schreiben Sie es wie {example}.</translation>
        </message>
        <message>
            <source>“{text}” is not a number here. Write it like {example}.</source>
            <translation>„{text}“ ist hier keine Zahl. Schreiben Sie sie wie {example}.</translation>
        </message>
    </context>
</TS>
