<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>shell</name>
        <message numerus="yes">
            <source>%n command(s) from here that it lacked are sent again; nothing is posted twice.</source>
            <translation>
                <numerusform>%n Vorgang von hier, der ihm fehlte, wird noch einmal gesendet; nichts wird doppelt gebucht.</numerusform>
                <numerusform>%n Vorgänge von hier, die ihm fehlten, werden noch einmal gesendet; nichts wird doppelt gebucht.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) of work are still running.</source>
            <translation>
                <numerusform>%n Arbeit läuft noch.</numerusform>
                <numerusform>%n Arbeiten laufen noch.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting to be posted</source>
            <translation>
                <numerusform>%n wartet auf das Buchen</numerusform>
                <numerusform>%n warten auf das Buchen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting, nothing posted since {time}</source>
            <translation>
                <numerusform>%n wartet, seit {time} wurde nichts gebucht</numerusform>
                <numerusform>%n warten, seit {time} wurde nichts gebucht</numerusform>
            </translation>
        </message>
        <message>
            <source>A file may be an anchor file, the digest of a close, or the cache of a workstation.</source>
            <translation>Eine Datei kann eine Ankerdatei sein, der Nachweis eines Abschlusses oder der Zwischenspeicher eines Arbeitsplatzes.</translation>
        </message>
        <message>
            <source>At the foot of each paper stand a position of the log and the hash there. While the book contains them, nothing before that position has been changed since the paper was made.</source>
            <translation>Am Fuß jedes Papiers stehen eine Position des Protokolls und der Hash dort. Solange das Buch beide enthält, wurde vor dieser Position nichts geändert, seit das Papier entstand.</translation>
        </message>
        <message>
            <source>Book on this computer</source>
            <translation>Buch auf diesem Rechner</translation>
        </message>
        <message>
            <source>Broken</source>
            <translation>Stimmt nicht</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Schließen (Esc)</translation>
        </message>
        <message>
            <source>Close the side pane</source>
            <translation>Seitenleiste schließen</translation>
        </message>
        <message>
            <source>Closing stops what is running; nothing half done is kept.</source>
            <translation>Schließen hält an, was läuft; nichts halb Fertiges bleibt.</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Compare a paper with the book</source>
            <translation>Ein Papier mit dem Buch vergleichen</translation>
        </message>
        <message>
            <source>Compare with a file</source>
            <translation>Mit einer Datei vergleichen</translation>
        </message>
        <message>
            <source>Compare with the book</source>
            <translation>Mit dem Buch vergleichen</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Verbunden</translation>
        </message>
        <message>
            <source>Connecting …</source>
            <translation>Verbindet …</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Could not be proven</source>
            <translation>Konnte nicht geprüft werden</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Days and times go by the book's clock, so that nothing is posted on a wrong day. Set this one right.</source>
            <translation>Tage und Zeiten gehen nach der Uhr des Buchs, damit nichts an einem falschen Tag gebucht wird. Stellen Sie diese richtig.</translation>
        </message>
        <message>
            <source>Dockledger met an error of its own.</source>
            <translation>Dockledger hat einen eigenen Fehler gemacht.</translation>
        </message>
        <message>
            <source>Each day a line is written down in {folder}.</source>
            <translation>Jeden Tag wird in {folder} eine Zeile notiert.</translation>
        </message>
        <message>
            <source>Enter the password</source>
            <translation>Passwort eingeben</translation>
        </message>
        <message>
            <source>Everything was read anew.</source>
            <translation>Alles wurde neu gelesen.</translation>
        </message>
        <message>
            <source>Expected a command of this screen.</source>
            <translation>Erwartet wurde ein Befehl dieser Seite.</translation>
        </message>
        <message>
            <source>Expected: {expected}.</source>
            <translation>Erwartet: {expected}.</translation>
        </message>
        <message>
            <source>Folder for anchors</source>
            <translation>Ordner für Anker</translation>
        </message>
        <message>
            <source>Go on working; if it comes back, send the report.</source>
            <translation>Arbeiten Sie weiter; kommt es wieder, senden Sie den Bericht.</translation>
        </message>
        <message>
            <source>Hash (at least 16 digits)</source>
            <translation>Hash (mindestens 16 Ziffern)</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>Stimmt</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Übergehen</translation>
        </message>
        <message>
            <source>In step with the book, {time}</source>
            <translation>Mit dem Buch im Gleichstand, {time}</translation>
        </message>
        <message>
            <source>It is a draft again; nothing has to be typed twice.</source>
            <translation>Es ist wieder ein Entwurf; nichts muss zweimal eingegeben werden.</translation>
        </message>
        <message>
            <source>It reads {code}</source>
            <translation>Er lautet {code}</translation>
        </message>
        <message>
            <source>It was read anew and is the book's again. Look once more at figures that you noted meanwhile.</source>
            <translation>Es wurde neu gelesen und ist wieder, was im Buch steht. Sehen Sie Zahlen, die Sie inzwischen notiert haben, noch einmal nach.</translation>
        </message>
        <message>
            <source>It was thrown away and read anew from the book, with what waits here as it was.</source>
            <translation>Es wurde verworfen und neu aus dem Buch gelesen; was hier wartet, ist geblieben.</translation>
        </message>
        <message>
            <source>Its content breaks the standard: {reason}</source>
            <translation>Sein Inhalt verletzt den Standard: {reason}</translation>
        </message>
        <message>
            <source>Keep open</source>
            <translation>Offen lassen</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Lists and windows look as delivered from the next start on.</source>
            <translation>Listen und Fenster sehen ab dem nächsten Start aus wie geliefert.</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>No answer since {time}</source>
            <translation>Keine Antwort seit {time}</translation>
        </message>
        <message>
            <source>Nobody can tell which of them is wrong: look at the date of everything that you post, and have the clocks set right.</source>
            <translation>Niemand kann sagen, welche von beiden falsch geht: Sehen Sie bei allem, was Sie buchen, auf das Datum, und lassen Sie die Uhren richtig stellen.</translation>
        </message>
        <message>
            <source>Not all of it could be proven</source>
            <translation>Nicht alles konnte bewiesen werden</translation>
        </message>
        <message>
            <source>Not compared</source>
            <translation>Nicht verglichen</translation>
        </message>
        <message>
            <source>Not compared with the book now</source>
            <translation>Gerade nicht mit dem Buch verglichen</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <source>Not proven</source>
            <translation>Nicht bewiesen</translation>
        </message>
        <message>
            <source>Not proven yet</source>
            <translation>Noch nicht geprüft</translation>
        </message>
        <message>
            <source>Not what the book contains</source>
            <translation>Nicht, was das Buch enthält</translation>
        </message>
        <message>
            <source>Nothing is written down outside of the book. Choose a folder where who writes to the book cannot.</source>
            <translation>Außerhalb des Buchs wird nichts notiert. Wählen Sie einen Ordner, in den nicht schreiben kann, wer in das Buch schreibt.</translation>
        </message>
        <message>
            <source>Nothing of it is posted. Have the cause removed, then send it again; or discard it.</source>
            <translation>Nichts davon ist gebucht. Lassen Sie die Ursache beheben und senden Sie es noch einmal; oder verwerfen Sie es.</translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Nichts wartet</translation>
        </message>
        <message>
            <source>Nothing was changed. Scan it again or choose what to do.</source>
            <translation>Nichts wurde geändert. Scannen Sie erneut oder wählen Sie, was geschehen soll.</translation>
        </message>
        <message>
            <source>Nothing was changed. Type the item or lot by hand, or print a new label.</source>
            <translation>Nichts wurde geändert. Geben Sie Artikel oder Charge von Hand ein oder drucken Sie ein neues Etikett.</translation>
        </message>
        <message>
            <source>Offline since {time}</source>
            <translation>Offline seit {time}</translation>
        </message>
        <message>
            <source>Open the draft</source>
            <translation>Entwurf öffnen</translation>
        </message>
        <message>
            <source>Open the scanner check from the menu and follow its advice.</source>
            <translation>Öffnen Sie im Menü „Scanner prüfen“ und folgen Sie dem Rat.</translation>
        </message>
        <message>
            <source>Position in the log</source>
            <translation>Stelle im Protokoll</translation>
        </message>
        <message>
            <source>Posting stopped: {problem}</source>
            <translation>Buchen steht: {problem}</translation>
        </message>
        <message>
            <source>Press Ctrl+K to see what can be done here.</source>
            <translation>Drücken Sie Strg+K, um zu sehen, was hier möglich ist.</translation>
        </message>
        <message>
            <source>Proof of the book</source>
            <translation>Prüfung des Buchs</translation>
        </message>
        <message>
            <source>Proven {moment}, from the tables of the book alone.</source>
            <translation>Geprüft {moment}, allein aus den Tabellen des Buchs.</translation>
        </message>
        <message>
            <source>Proving …</source>
            <translation>Wird geprüft …</translation>
        </message>
        <message>
            <source>Proving … {percent}</source>
            <translation>Wird geprüft … {percent}</translation>
        </message>
        <message>
            <source>Scan or type</source>
            <translation>Scannen oder tippen</translation>
        </message>
        <message>
            <source>Scan or type anything: order, item, location, lot</source>
            <translation>Scannen oder eingeben: Auftrag, Artikel, Platz, Charge</translation>
        </message>
        <message>
            <source>Scan the check code of the scanner sheet now.</source>
            <translation>Scannen Sie jetzt den Prüfcode vom Scanner-Blatt.</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>Befehle suchen</translation>
        </message>
        <message>
            <source>Sent from here earlier; nothing is posted yet.</source>
            <translation>Früher von hier gesendet; gebucht ist noch nichts.</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show what I may do now</source>
            <translation>Zeigen, was ich jetzt darf</translation>
        </message>
        <message>
            <source>Show what waits</source>
            <translation>Zeigen, was wartet</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Neu anmelden</translation>
        </message>
        <message>
            <source>Stock = ledger, proven {time}</source>
            <translation>Bestand = Hauptbuch, geprüft {time}</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>Anhalten und schließen</translation>
        </message>
        <message>
            <source>The book cannot be reached</source>
            <translation>Das Buch ist nicht erreichbar</translation>
        </message>
        <message>
            <source>The book is being proven from its tables alone. Work goes on meanwhile.</source>
            <translation>Das Buch wird allein aus seinen Tabellen geprüft. Die Arbeit geht währenddessen weiter.</translation>
        </message>
        <message>
            <source>The clock of this computer is {age} ahead of the book's.</source>
            <translation>Die Uhr dieses Computers geht der des Buchs um {age} voraus.</translation>
        </message>
        <message>
            <source>The clock of this computer is {age} behind the book's.</source>
            <translation>Die Uhr dieses Computers geht der des Buchs um {age} nach.</translation>
        </message>
        <message>
            <source>The command {name} does nothing here.</source>
            <translation>Der Befehl {name} bewirkt hier nichts.</translation>
        </message>
        <message>
            <source>The computer is set to {layout}; the code was probably {code}.</source>
            <translation>Der Rechner ist auf {layout} eingestellt; der Code war vermutlich {code}.</translation>
        </message>
        <message>
            <source>The key in the keyring did not open what was kept here.</source>
            <translation>Der Schlüssel im Schlüsselbund öffnete nicht, was hier aufbewahrt war.</translation>
        </message>
        <message>
            <source>The proof found something</source>
            <translation>Die Prüfung hat etwas gefunden</translation>
        </message>
        <message>
            <source>The scanner and the computer use different keyboards.</source>
            <translation>Scanner und Rechner benutzen verschiedene Tastaturen.</translation>
        </message>
        <message>
            <source>The shared book is not the one that was known here.</source>
            <translation>Das gemeinsame Buch ist nicht das, das hier bekannt war.</translation>
        </message>
        <message>
            <source>The shared book was restored from a backup.</source>
            <translation>Das gemeinsame Buch wurde aus einer Sicherung wiederhergestellt.</translation>
        </message>
        <message>
            <source>This GS1 code cannot be read.</source>
            <translation>Dieser GS1-Code ist nicht lesbar.</translation>
        </message>
        <message>
            <source>This book is a file on this computer; posting happens in this program.</source>
            <translation>Dieses Buch ist eine Datei auf diesem Rechner; gebucht wird in diesem Programm.</translation>
        </message>
        <message>
            <source>This book is shared; the posting service posts what is sent.</source>
            <translation>Dies ist ein gemeinsames Buch; der Buchungsdienst bucht, was gesendet wird.</translation>
        </message>
        <message>
            <source>Today is:</source>
            <translation>Heute ist:</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>What was kept here was not what the book holds.</source>
            <translation>Was hier aufbewahrt wurde, war nicht, was im Buch steht.</translation>
        </message>
        <message>
            <source>What you may see now was read anew.</source>
            <translation>Was Sie jetzt sehen dürfen, wurde neu gelesen.</translation>
        </message>
        <message>
            <source>Your drafts are kept; a report is in {file}.</source>
            <translation>Ihre Entwürfe sind erhalten; ein Bericht liegt in {file}.</translation>
        </message>
        <message>
            <source>Your rights in the book have changed.</source>
            <translation>Ihre Rechte im Buch haben sich geändert.</translation>
        </message>
        <message>
            <source>{commands} commands    {help} help</source>
            <translation>{commands} Befehle    {help} Hilfe</translation>
        </message>
        <message>
            <source>{name} posted {number} before it came.</source>
            <translation>{name} hat {number} gebucht, bevor es ankam.</translation>
        </message>
        <message>
            <source>{number} may be another document by now: print the papers anew and destroy those with that number.</source>
            <translation>{number} kann inzwischen ein anderer Beleg sein: Drucken Sie die Papiere neu und vernichten Sie die mit dieser Nummer.</translation>
        </message>
        <message>
            <source>{place}: time zone unknown, so it is the day of this computer, {day}</source>
            <translation>{place}: Zeitzone unbekannt, also der Tag dieses Computers, {day}</translation>
        </message>
        <message>
            <source>{place}: {day}, {zone}</source>
            <translation>{place}: {day}, {zone}</translation>
        </message>
        <message>
            <source>{what} is {number} now; before the book was restored it was {before}.</source>
            <translation>{what} ist jetzt {number}; vor der Wiederherstellung des Buchs war es {before}.</translation>
        </message>
        <message>
            <source>{what} waits for an approval.</source>
            <translation>{what} wartet auf eine Freigabe.</translation>
        </message>
        <message>
            <source>{what} was not accepted.</source>
            <translation>{what} wurde nicht angenommen.</translation>
        </message>
        <message>
            <source>{what} was turned away by the book.</source>
            <translation>{what} wurde vom Buch abgewiesen.</translation>
        </message>
        <message>
            <source>“{code}” is not known here.</source>
            <translation>„{code}“ ist hier nicht bekannt.</translation>
        </message>
    </context>
</TS>
