<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>start</name>
        <message>
            <source>A distributor with a year of receipts, counts, transfers and invoices. Nothing can go wrong.</source>
            <translation>Ein Großhändler mit einem Jahr Eingängen, Zählungen, Umlagerungen und Rechnungen. Nichts kann schiefgehen.</translation>
        </message>
        <message>
            <source>A file that exists already, or a book that was opened here before.</source>
            <translation>Eine vorhandene Datei oder ein Buch, das hier schon einmal geöffnet war.</translation>
        </message>
        <message>
            <source>A file, or postgresql://server/book</source>
            <translation>Eine Datei oder postgresql://server/buch</translation>
        </message>
        <message>
            <source>Another book</source>
            <translation>Anderes Buch</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Backups (*.dockledger-backup *.db *.dockledger);;All files (*)</source>
            <translation>Sicherungen (*.dockledger-backup *.db *.dockledger);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Book</source>
            <translation>Buch</translation>
        </message>
        <message>
            <source>Books (*.dockledger *.db);;All files (*)</source>
            <translation>Bücher (*.dockledger *.db);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>British</source>
            <translation>Britisch</translation>
        </message>
        <message>
            <source>CA file</source>
            <translation>CA-Datei</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Cancelling …</source>
            <translation>Wird abgebrochen …</translation>
        </message>
        <message>
            <source>Chart of accounts</source>
            <translation>Kontenplan</translation>
        </message>
        <message>
            <source>Choose a file, or enter the address of a shared book.</source>
            <translation>Wählen Sie eine Datei, oder geben Sie die Adresse eines gemeinsamen Buchs ein.</translation>
        </message>
        <message>
            <source>Choose another book</source>
            <translation>Anderes Buch wählen</translation>
        </message>
        <message>
            <source>Choose where the book is kept.</source>
            <translation>Wählen Sie, wo das Buch liegt.</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Connect again when it suits you: it begins anew.</source>
            <translation>Verbinden Sie sich, wann es Ihnen passt: Es beginnt von vorn.</translation>
        </message>
        <message>
            <source>Connect to a shared book</source>
            <translation>Mit einem gemeinsamen Buch verbinden</translation>
        </message>
        <message>
            <source>Connecting to the shared book …</source>
            <translation>Verbindung zum gemeinsamen Buch …</translation>
        </message>
        <message>
            <source>Connecting was cancelled.</source>
            <translation>Das Verbinden wurde abgebrochen.</translation>
        </message>
        <message>
            <source>Continental European</source>
            <translation>Kontinentaleuropäisch</translation>
        </message>
        <message>
            <source>Create the book</source>
            <translation>Buch anlegen</translation>
        </message>
        <message>
            <source>Creating the book …</source>
            <translation>Das Buch wird angelegt …</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Empty: the authorities this computer trusts</source>
            <translation>Leer: die Stellen, denen dieser Rechner traut</translation>
        </message>
        <message>
            <source>Enter the name of the company.</source>
            <translation>Geben Sie den Namen der Firma ein.</translation>
        </message>
        <message>
            <source>Enter the name of the database.</source>
            <translation>Geben Sie den Namen der Datenbank ein.</translation>
        </message>
        <message>
            <source>Enter the name of the first warehouse.</source>
            <translation>Geben Sie den Namen des ersten Lagers ein.</translation>
        </message>
        <message>
            <source>Enter the name of the server.</source>
            <translation>Geben Sie den Namen des Servers ein.</translation>
        </message>
        <message>
            <source>Enter your member name in the book.</source>
            <translation>Geben Sie Ihren Mitgliedsnamen im Buch ein.</translation>
        </message>
        <message>
            <source>Enter your name.</source>
            <translation>Geben Sie Ihren Namen ein.</translation>
        </message>
        <message>
            <source>Enter your password.</source>
            <translation>Geben Sie Ihr Passwort ein.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>First warehouse</source>
            <translation>Erstes Lager</translation>
        </message>
        <message>
            <source>For your own company: one file on this computer, ready for the first receipt.</source>
            <translation>Für Ihre eigene Firma: eine Datei auf diesem Rechner, bereit für den ersten Eingang.</translation>
        </message>
        <message>
            <source>It is a book of its own on this computer. You can remove it at any time from the menu; your own books are not touched.</source>
            <translation>Sie ist ein eigenes Buch auf diesem Rechner. Sie können sie jederzeit über das Menü entfernen; Ihre eigenen Bücher bleiben unberührt.</translation>
        </message>
        <message>
            <source>Keep the password in this computer's keyring</source>
            <translation>Passwort im Schlüsselbund dieses Rechners behalten</translation>
        </message>
        <message>
            <source>Load the sample company</source>
            <translation>Beispielfirma laden</translation>
        </message>
        <message>
            <source>Look around in a sample company</source>
            <translation>In einer Beispielfirma umsehen</translation>
        </message>
        <message>
            <source>Looking …</source>
            <translation>Sieht nach …</translation>
        </message>
        <message>
            <source>Making it takes a few seconds.</source>
            <translation>Das dauert einige Sekunden.</translation>
        </message>
        <message>
            <source>Making the sample company …</source>
            <translation>Die Beispielfirma wird angelegt …</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>More companies and warehouses can follow at any time.</source>
            <translation>Weitere Firmen und Lager können jederzeit folgen.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>One file holds everything. Keep it on a disk that is backed up.</source>
            <translation>Eine Datei enthält alles. Legen Sie sie auf ein gesichertes Laufwerk.</translation>
        </message>
        <message>
            <source>Open a book</source>
            <translation>Buch öffnen</translation>
        </message>
        <message>
            <source>Open the book</source>
            <translation>Buch öffnen</translation>
        </message>
        <message>
            <source>Opening the book …</source>
            <translation>Das Buch wird geöffnet …</translation>
        </message>
        <message>
            <source>Opening the desktop …</source>
            <translation>Der Arbeitsplatz wird geöffnet …</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Wird geöffnet …</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Password of {name}</source>
            <translation>Passwort von {name}</translation>
        </message>
        <message>
            <source>People of this book</source>
            <translation>Personen dieses Buchs</translation>
        </message>
        <message>
            <source>Reading the book for the first time: {rows} of {total} rows</source>
            <translation>Das Buch wird zum ersten Mal gelesen: {rows} von {total} Zeilen</translation>
        </message>
        <message>
            <source>Restore a backup</source>
            <translation>Eine Sicherung wiederherstellen</translation>
        </message>
        <message>
            <source>Restoring the backup …</source>
            <translation>Die Sicherung wird wiederhergestellt …</translation>
        </message>
        <message>
            <source>Rhein &amp; Thames Distribution has two companies, five warehouses and sixty items, and a year of business behind it.</source>
            <translation>Rhein &amp; Thames Distribution hat zwei Firmen, fünf Lager und sechzig Artikel und ein Geschäftsjahr hinter sich.</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Kurzname</translation>
        </message>
        <message>
            <source>Sign in as {name}</source>
            <translation>Als {name} anmelden</translation>
        </message>
        <message>
            <source>Start a new book</source>
            <translation>Neues Buch beginnen</translation>
        </message>
        <message>
            <source>Step {number} of {all}</source>
            <translation>Schritt {number} von {all}</translation>
        </message>
        <message>
            <source>Stock and ledger in one book. How would you like to begin?</source>
            <translation>Bestand und Hauptbuch in einem Buch. Wie möchten Sie beginnen?</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Verbindung prüfen</translation>
        </message>
        <message>
            <source>The owner may do everything and adds the other people.</source>
            <translation>Der Inhaber darf alles und fügt die anderen hinzu.</translation>
        </message>
        <message>
            <source>The sample company</source>
            <translation>Die Beispielfirma</translation>
        </message>
        <message>
            <source>The server</source>
            <translation>Der Server</translation>
        </message>
        <message>
            <source>The server is a name, or a name with a port, such as db.example.com:5432.</source>
            <translation>Der Server ist ein Name oder ein Name mit Port, etwa db.example.com:5432.</translation>
        </message>
        <message>
            <source>The shared book {database} on {server}</source>
            <translation>Das gemeinsame Buch {database} auf {server}</translation>
        </message>
        <message>
            <source>The short name begins with a small letter and has small letters and digits only.</source>
            <translation>Der Kurzname beginnt mit einem Kleinbuchstaben und hat nur Kleinbuchstaben und Ziffern.</translation>
        </message>
        <message>
            <source>There is no time zone of that name. Type a part of one, such as Berlin, and choose it.</source>
            <translation>Eine Zeitzone dieses Namens gibt es nicht. Geben Sie einen Teil einer ein, etwa Berlin, und wählen Sie sie aus.</translation>
        </message>
        <message>
            <source>This computer has no keyring that encrypts, so you are asked at every start. It is never written down.</source>
            <translation>Dieser Rechner hat keinen Schlüsselbund, der verschlüsselt; daher werden Sie bei jedem Start gefragt. Aufgeschrieben wird es nie.</translation>
        </message>
        <message>
            <source>This is not the sample company.</source>
            <translation>Dies ist nicht die Beispielfirma.</translation>
        </message>
        <message>
            <source>This works: {book}, as {member}.</source>
            <translation>Das geht: {book}, als {member}.</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Welcome to Dockledger</source>
            <translation>Willkommen bei Dockledger</translation>
        </message>
        <message>
            <source>What is kept on this computer is as it was before.</source>
            <translation>Was auf diesem Computer liegt, ist wie vorher.</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>Was fehlt</translation>
        </message>
        <message>
            <source>What the test found</source>
            <translation>Was die Prüfung ergab</translation>
        </message>
        <message>
            <source>Where the book is kept</source>
            <translation>Wo das Buch liegt</translation>
        </message>
        <message>
            <source>Who works now?</source>
            <translation>Wer arbeitet jetzt?</translation>
        </message>
        <message>
            <source>Whoever set the shared book up knows these. The connection is always encrypted.</source>
            <translation>Wer das gemeinsame Buch eingerichtet hat, kennt diese Angaben. Die Verbindung ist immer verschlüsselt.</translation>
        </message>
        <message>
            <source>Work as {name}</source>
            <translation>Als {name} arbeiten</translation>
        </message>
        <message>
            <source>Works as</source>
            <translation>Arbeitet als</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>You own the book</source>
            <translation>Ihnen gehört das Buch</translation>
        </message>
        <message>
            <source>Your company</source>
            <translation>Ihre Firma</translation>
        </message>
        <message>
            <source>Your company's book on a server. Work goes on here when the network does not.</source>
            <translation>Das Buch Ihrer Firma auf einem Server. Hier geht die Arbeit weiter, wenn das Netz es nicht tut.</translation>
        </message>
        <message>
            <source>Your login of the shared book. The test says what is wrong, if anything is.</source>
            <translation>Ihr Zugang zum gemeinsamen Buch. Die Prüfung sagt, was nicht stimmt, falls etwas nicht stimmt.</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Ihr Name</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>überall</translation>
        </message>
    </context>
</TS>
