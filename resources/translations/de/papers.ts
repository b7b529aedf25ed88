<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>papers</name>
        <message>
            <source>(cut: a cell of Excel holds {letters} letters)</source>
            <translation>(gekürzt: eine Zelle von Excel fasst {letters} Zeichen)</translation>
        </message>
        <message>
            <source>1 row</source>
            <translation>1 Zeile</translation>
        </message>
        <message>
            <source>31 to 60</source>
            <translation>31 bis 60</translation>
        </message>
        <message>
            <source>61 to 90</source>
            <translation>61 bis 90</translation>
        </message>
        <message>
            <source>About this report</source>
            <translation>Zu diesem Bericht</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Account type</source>
            <translation>Kontenart</translation>
        </message>
        <message>
            <source>Accrued</source>
            <translation>Abgegrenzt</translation>
        </message>
        <message>
            <source>Accrued until</source>
            <translation>Abgegrenzt bis</translation>
        </message>
        <message>
            <source>Act</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Vereinbarung</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>Amount {currency}</source>
            <translation>Betrag {currency}</translation>
        </message>
        <message>
            <source>Approval requests</source>
            <translation>Freigabeanfragen</translation>
        </message>
        <message>
            <source>Approvals audit</source>
            <translation>Freigabenprüfung</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>As</source>
            <translation>Als</translation>
        </message>
        <message>
            <source>As sealed</source>
            <translation>Wie besiegelt</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>Beantragt</translation>
        </message>
        <message>
            <source>Asked at</source>
            <translation>Beantragt am</translation>
        </message>
        <message>
            <source>Asked by</source>
            <translation>Beantragt von</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Zugeteilt an</translation>
        </message>
        <message>
            <source>At</source>
            <translation>Zeitpunkt</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Verfügbar</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Saldo</translation>
        </message>
        <message>
            <source>Balance after</source>
            <translation>Endsaldo</translation>
        </message>
        <message>
            <source>Balance before</source>
            <translation>Anfangssaldo</translation>
        </message>
        <message>
            <source>Balances at the close: debit +, credit −</source>
            <translation>Salden beim Abschluss: Soll +, Haben −</translation>
        </message>
        <message>
            <source>Base</source>
            <translation>Hauswährung</translation>
        </message>
        <message>
            <source>Billed</source>
            <translation>Berechnet</translation>
        </message>
        <message>
            <source>Blind count</source>
            <translation>Blindzählung</translation>
        </message>
        <message>
            <source>Book</source>
            <translation>Buch</translation>
        </message>
        <message>
            <source>Book quantity</source>
            <translation>Buchbestand</translation>
        </message>
        <message>
            <source>Book {book}</source>
            <translation>Buch {book}</translation>
        </message>
        <message>
            <source>Buyer</source>
            <translation>Käufer</translation>
        </message>
        <message>
            <source>Buyer's books</source>
            <translation>Bücher des Käufers</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Erfasst von</translation>
        </message>
        <message>
            <source>Carrier</source>
            <translation>Spediteur</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>Fall</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>Cells hold 15 digits; a value with more is written as text with all its digits.</source>
            <translation>Zellen fassen 15 Ziffern; ein längerer Wert steht als Text mit allen Ziffern da.</translation>
        </message>
        <message>
            <source>Checked by</source>
            <translation>Geprüft von</translation>
        </message>
        <message>
            <source>Checklist of the close</source>
            <translation>Prüfliste zum Abschluss</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>Anspruch</translation>
        </message>
        <message>
            <source>Claimed</source>
            <translation>Eingefordert</translation>
        </message>
        <message>
            <source>Claims</source>
            <translation>Forderungen aus Reklamationen</translation>
        </message>
        <message>
            <source>Closed by</source>
            <translation>Geschlossen von</translation>
        </message>
        <message>
            <source>Closing of {month}</source>
            <translation>Abschluss {month}</translation>
        </message>
        <message>
            <source>Closing stock</source>
            <translation>Endbestand</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Compare the hash and the public key on this paper with what the script prints.</source>
            <translation>Vergleichen Sie Prüfsumme und öffentlichen Schlüssel auf diesem Papier mit dem, was das Skript ausgibt.</translation>
        </message>
        <message>
            <source>Control</source>
            <translation>Kontrolle</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Einstandswert</translation>
        </message>
        <message>
            <source>Count on</source>
            <translation>Zu zählen am</translation>
        </message>
        <message>
            <source>Count sheet</source>
            <translation>Zählliste</translation>
        </message>
        <message>
            <source>Count sheet {number}</source>
            <translation>Zählliste {number}</translation>
        </message>
        <message>
            <source>Count variances</source>
            <translation>Inventurdifferenzen</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Gezählt</translation>
        </message>
        <message>
            <source>Counted by</source>
            <translation>Gezählt von</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Haben</translation>
        </message>
        <message>
            <source>Credit {currency}</source>
            <translation>Haben {currency}</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>Days over</source>
            <translation>Tage überfällig</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>Soll</translation>
        </message>
        <message>
            <source>Debit +, credit −</source>
            <translation>Soll +, Haben −</translation>
        </message>
        <message>
            <source>Debit {currency}</source>
            <translation>Soll {currency}</translation>
        </message>
        <message>
            <source>Decides</source>
            <translation>Entscheidet</translation>
        </message>
        <message>
            <source>Delivery note</source>
            <translation>Lieferschein</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Destination</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Dispatched</source>
            <translation>Versandt</translation>
        </message>
        <message>
            <source>Dispatched by</source>
            <translation>Versandt von</translation>
        </message>
        <message>
            <source>Dock</source>
            <translation>Rampe</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>Elimination of trade within the group</source>
            <translation>Konsolidierung des Handels im Konzern</translation>
        </message>
        <message>
            <source>Entered by</source>
            <translation>Erfasst von</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Entry of {document}</source>
            <translation>Buchung zu {document}</translation>
        </message>
        <message>
            <source>Estimate billed</source>
            <translation>Davon berechnet</translation>
        </message>
        <message>
            <source>Estimated</source>
            <translation>Geschätzt</translation>
        </message>
        <message>
            <source>Estimated and billed by kind of cost</source>
            <translation>Geschätzt und berechnet nach Kostenart</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Erwartet</translation>
        </message>
        <message>
            <source>Expected on</source>
            <translation>Erwartet am</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Läuft ab</translation>
        </message>
        <message>
            <source>Expires {day}</source>
            <translation>Haltbar bis {day}</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Warengruppe</translation>
        </message>
        <message>
            <source>Filter: {name}</source>
            <translation>Filter: {name}</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filters: {filters}</source>
            <translation>Filter: {filters}</translation>
        </message>
        <message>
            <source>For</source>
            <translation>Für</translation>
        </message>
        <message>
            <source>For example</source>
            <translation>Zum Beispiel</translation>
        </message>
        <message>
            <source>Freight</source>
            <translation>Fracht</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>From {place}</source>
            <translation>Von {place}</translation>
        </message>
        <message>
            <source>Generated with this report</source>
            <translation>Mit diesem Bericht erzeugt</translation>
        </message>
        <message>
            <source>Goods in transit</source>
            <translation>Unterwegsbestand</translation>
        </message>
        <message>
            <source>Goods receipt note</source>
            <translation>Wareneingangsschein</translation>
        </message>
        <message>
            <source>Goods receipt note {number}</source>
            <translation>Wareneingangsschein {number}</translation>
        </message>
        <message>
            <source>Goods received, not invoiced</source>
            <translation>WE/RE-Konto: Wareneingang ohne Rechnung</translation>
        </message>
        <message>
            <source>Goods received, not invoiced, by age</source>
            <translation>WE/RE-Konto: Wareneingang ohne Rechnung nach Alter</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Hash of the log there</source>
            <translation>Prüfsumme des Protokolls dort</translation>
        </message>
        <message>
            <source>How to check this without the program</source>
            <translation>Wie dies ohne das Programm geprüft wird</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <source>In</source>
            <translation>In</translation>
        </message>
        <message>
            <source>In buyer's stock</source>
            <translation>Im Bestand des Käufers</translation>
        </message>
        <message>
            <source>In detail</source>
            <translation>Im Einzelnen</translation>
        </message>
        <message>
            <source>In its own currency</source>
            <translation>In eigener Währung</translation>
        </message>
        <message>
            <source>In the accounts</source>
            <translation>Auf den Konten</translation>
        </message>
        <message>
            <source>In the books of</source>
            <translation>In den Büchern von</translation>
        </message>
        <message>
            <source>In the ledger</source>
            <translation>Im Hauptbuch</translation>
        </message>
        <message>
            <source>Invoiced</source>
            <translation>Berechnet</translation>
        </message>
        <message>
            <source>Issues</source>
            <translation>Abgang</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>Journal</translation>
        </message>
        <message>
            <source>Journal entry</source>
            <translation>Journalbuchung</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Kind of cost</source>
            <translation>Kostenart</translation>
        </message>
        <message>
            <source>Kind of entry</source>
            <translation>Buchungsart</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Etiketten</translation>
        </message>
        <message>
            <source>Labels {number}</source>
            <translation>Etiketten {number}</translation>
        </message>
        <message>
            <source>Landed cost</source>
            <translation>Bezugskosten</translation>
        </message>
        <message>
            <source>Landed cost without a bill, by age</source>
            <translation>Bezugskosten ohne Rechnung nach Alter</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Abgang</translation>
        </message>
        <message>
            <source>Limit of the role</source>
            <translation>Grenze der Rolle</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>Lot</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>Lot {lot}</source>
            <translation>Charge {lot}</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>Rohertrag</translation>
        </message>
        <message>
            <source>Margin after</source>
            <translation>Rohertrag nachher</translation>
        </message>
        <message>
            <source>Margin before</source>
            <translation>Rohertrag vorher</translation>
        </message>
        <message>
            <source>Margin by customer</source>
            <translation>Rohertrag je Kunde</translation>
        </message>
        <message>
            <source>Margin by family</source>
            <translation>Rohertrag je Warengruppe</translation>
        </message>
        <message>
            <source>Margin by item</source>
            <translation>Rohertrag je Artikel</translation>
        </message>
        <message>
            <source>Margin in stock</source>
            <translation>Marge im Bestand</translation>
        </message>
        <message>
            <source>Margin within the group still in stock</source>
            <translation>Zwischengewinne im Bestand</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Mix</source>
            <translation>Mix</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Monat</translation>
        </message>
        <message>
            <source>Movement</source>
            <translation>Bewegung</translation>
        </message>
        <message>
            <source>Moves</source>
            <translation>Bewegungen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Needs</source>
            <translation>Zuständig</translation>
        </message>
        <message>
            <source>No figures.</source>
            <translation>Keine Werte.</translation>
        </message>
        <message>
            <source>No rows for these filters.</source>
            <translation>Keine Zeilen für diese Filter.</translation>
        </message>
        <message>
            <source>No {column}</source>
            <translation>Ohne {column}</translation>
        </message>
        <message>
            <source>Not billed yet</source>
            <translation>Noch nicht berechnet</translation>
        </message>
        <message>
            <source>Not billed, by age in days</source>
            <translation>Nicht berechnet, nach Alter in Tagen</translation>
        </message>
        <message>
            <source>Not claimed</source>
            <translation>Nicht eingefordert</translation>
        </message>
        <message>
            <source>Not invoiced, by age in days</source>
            <translation>Nicht berechnet, nach Alter in Tagen</translation>
        </message>
        <message>
            <source>Not recoverable</source>
            <translation>Nicht abziehbar</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>Älter</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>Ältester</translation>
        </message>
        <message>
            <source>On hand</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>Open by customer</source>
            <translation>Offen nach Kunde</translation>
        </message>
        <message>
            <source>Open by partner</source>
            <translation>Offen nach Partner</translation>
        </message>
        <message>
            <source>Open by supplier</source>
            <translation>Offen nach Lieferant</translation>
        </message>
        <message>
            <source>Open in base</source>
            <translation>Offen in Hauswährung</translation>
        </message>
        <message>
            <source>Open payables</source>
            <translation>Offene Posten: Verbindlichkeiten</translation>
        </message>
        <message>
            <source>Open receivables</source>
            <translation>Offene Posten: Forderungen</translation>
        </message>
        <message>
            <source>Open, buyer</source>
            <translation>Offen, Käufer</translation>
        </message>
        <message>
            <source>Open, seller</source>
            <translation>Offen, Verkäufer</translation>
        </message>
        <message>
            <source>Opening stock</source>
            <translation>Anfangsbestand</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>Ordered</source>
            <translation>Bestellt</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>Übrige</translation>
        </message>
        <message>
            <source>Owed by supplier</source>
            <translation>Geschuldet nach Lieferant</translation>
        </message>
        <message>
            <source>Page {page} of {pages}</source>
            <translation>Seite {page} von {pages}</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Partner</source>
            <translation>Partner</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Periode</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Punkt</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Lfd. Nr.</translation>
        </message>
        <message>
            <source>Position in the log</source>
            <translation>Stelle im Protokoll</translation>
        </message>
        <message>
            <source>Position in the log and hash</source>
            <translation>Position im Protokoll und Hashwert</translation>
        </message>
        <message>
            <source>Position {position}  ·  hash {hash}</source>
            <translation>Position {position}  ·  Hash {hash}</translation>
        </message>
        <message>
            <source>Posting date</source>
            <translation>Buchungsdatum</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>Printed</source>
            <translation>Gedruckt</translation>
        </message>
        <message>
            <source>Printed by</source>
            <translation>Gedruckt von</translation>
        </message>
        <message>
            <source>Printed {moment} by {member}</source>
            <translation>Gedruckt {moment} von {member}</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Reserviert</translation>
        </message>
        <message>
            <source>Public key</source>
            <translation>Öffentlicher Schlüssel</translation>
        </message>
        <message>
            <source>Purchase order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>Put away in</source>
            <translation>Eingelagert in</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Rebates</source>
            <translation>Boni</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>Wareneingang</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>Zugang</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Erhalten</translation>
        </message>
        <message>
            <source>Received by</source>
            <translation>Angenommen von</translation>
        </message>
        <message>
            <source>Received on</source>
            <translation>Angenommen am</translation>
        </message>
        <message>
            <source>Recount</source>
            <translation>Nachzählung</translation>
        </message>
        <message>
            <source>Recounted by</source>
            <translation>Nachgezählt von</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Bemerkungen</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Zurückgegeben</translation>
        </message>
        <message>
            <source>Revenue</source>
            <translation>Erlös</translation>
        </message>
        <message>
            <source>Revenue and margin by family</source>
            <translation>Erlös und Rohertrag nach Warengruppe</translation>
        </message>
        <message>
            <source>Reversed</source>
            <translation>Storniert</translation>
        </message>
        <message>
            <source>Reviewed by</source>
            <translation>Geprüft von</translation>
        </message>
        <message>
            <source>Roll-forward of inventory</source>
            <translation>Fortschreibung des Bestands</translation>
        </message>
        <message>
            <source>Seal</source>
            <translation>Siegel</translation>
        </message>
        <message>
            <source>Seller</source>
            <translation>Verkäufer</translation>
        </message>
        <message>
            <source>Seller's books</source>
            <translation>Bücher des Verkäufers</translation>
        </message>
        <message>
            <source>Serial {serial}</source>
            <translation>Seriennummer {serial}</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Ausgeglichen</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Zählliste</translation>
        </message>
        <message>
            <source>Shipment</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>Shipped on</source>
            <translation>Versandt am</translation>
        </message>
        <message>
            <source>Shrink</source>
            <translation>Schwund</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>Signatur</translation>
        </message>
        <message>
            <source>Signed for the company, place and date:</source>
            <translation>Für die Firma gezeichnet, Ort und Datum:</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Seit</translation>
        </message>
        <message>
            <source>Sold</source>
            <translation>Verkauft</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>Stock card</source>
            <translation>Lagerkarte</translation>
        </message>
        <message>
            <source>Stock movements</source>
            <translation>Bestandsbewegungen</translation>
        </message>
        <message>
            <source>Stock on hand</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Stock valuation</source>
            <translation>Bestandsbewertung</translation>
        </message>
        <message>
            <source>Subtotals {report}</source>
            <translation>Summen {report}</translation>
        </message>
        <message>
            <source>Supplier</source>
            <translation>Lieferant</translation>
        </message>
        <message>
            <source>Table {number}</source>
            <translation>Tabelle {number}</translation>
        </message>
        <message>
            <source>Tax by period</source>
            <translation>Steuer je Periode</translation>
        </message>
        <message>
            <source>Tax code</source>
            <translation>Steuercode</translation>
        </message>
        <message>
            <source>Tax owed +, back −</source>
            <translation>Schuld +, Erstattung −</translation>
        </message>
        <message>
            <source>Taxed amount</source>
            <translation>Nettobetrag</translation>
        </message>
        <message>
            <source>Test label</source>
            <translation>Testetikett</translation>
        </message>
        <message>
            <source>The private key is in the keyring of who signed.</source>
            <translation>Der private Schlüssel liegt im Schlüsselbund dessen, der gezeichnet hat.</translation>
        </message>
        <message>
            <source>The private key was made for this digest alone, as there is no safe keyring here.</source>
            <translation>Der private Schlüssel wurde nur für diesen Auszug erzeugt, weil es hier keinen sicheren Schlüsselbund gibt.</translation>
        </message>
        <message>
            <source>The script is short, needs nothing but Python 3.9, and says at its beginning what it does: it verifies the signature (Ed25519, RFC 8032) of the file, computes every hash of the log anew (SHA-256 over the hash before, the request, its outcome and the ledger rows it wrote), sees that the chain reaches the hash above, and adds up balances and stock from those rows.</source>
            <translation>Das Skript ist kurz, braucht nur Python 3.9 und sagt am Anfang, was es tut: Es prüft die Signatur (Ed25519, RFC 8032) der Datei, berechnet jede Prüfsumme des Protokolls neu (SHA-256 über die vorige Prüfsumme, die Anfrage, ihr Ergebnis und die dabei geschriebenen Zeilen des Hauptbuchs), stellt fest, dass die Kette bis zur obigen Prüfsumme reicht, und summiert Salden und Bestand aus diesen Zeilen.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>To 30 days</source>
            <translation>Bis 30 Tage</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Total {group}</source>
            <translation>Summe {group}</translation>
        </message>
        <message>
            <source>Trade within the group</source>
            <translation>Handel im Konzern</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>Transfer note</source>
            <translation>Umlagerungsschein</translation>
        </message>
        <message>
            <source>Transfer note {number}</source>
            <translation>Umlagerungsschein {number}</translation>
        </message>
        <message>
            <source>Trial balance</source>
            <translation>Saldenliste</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <source>Unit cost</source>
            <translation>Einstandspreis</translation>
        </message>
        <message>
            <source>Unit price</source>
            <translation>Einzelpreis</translation>
        </message>
        <message>
            <source>Valid from</source>
            <translation>Gültig ab</translation>
        </message>
        <message>
            <source>Valid to</source>
            <translation>Gültig bis</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Value after</source>
            <translation>Wert nachher</translation>
        </message>
        <message>
            <source>Value before</source>
            <translation>Wert vorher</translation>
        </message>
        <message>
            <source>Value by family</source>
            <translation>Wert nach Warengruppe</translation>
        </message>
        <message>
            <source>Value in</source>
            <translation>Wert Zugang</translation>
        </message>
        <message>
            <source>Value of differences by warehouse</source>
            <translation>Wert der Abweichungen nach Lager</translation>
        </message>
        <message>
            <source>Value on the road by destination</source>
            <translation>Unterwegsbestand nach Ziel</translation>
        </message>
        <message>
            <source>Value out</source>
            <translation>Wert Abgang</translation>
        </message>
        <message>
            <source>Value {currency}</source>
            <translation>Wert {currency}</translation>
        </message>
        <message>
            <source>Variance</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>Vehicle</source>
            <translation>Fahrzeug</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What changed the margin</source>
            <translation>Was den Rohertrag verändert hat</translation>
        </message>
        <message>
            <source>What suppliers owe us counts up, what we owe customers counts down, so that a total is what is left for us.</source>
            <translation>Was Lieferanten uns schulden, zählt positiv, was wir Kunden schulden, negativ; eine Summe ist also, was uns bleibt.</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>Working capital</source>
            <translation>Umlaufvermögen</translation>
        </message>
        <message>
            <source>Working capital by part</source>
            <translation>Umlaufvermögen nach Teilen</translation>
        </message>
        <message>
            <source>Worth</source>
            <translation>Wert danach</translation>
        </message>
        <message>
            <source>Write 0 where you found nothing. Leave empty what you did not count: not counted is not zero.</source>
            <translation>Schreiben Sie 0, wo Sie nichts gefunden haben. Lassen Sie leer, was Sie nicht gezählt haben: Nicht gezählt ist nicht null.</translation>
        </message>
        <message>
            <source>as it stands now</source>
            <translation>jetziger Stand</translation>
        </message>
        <message>
            <source>as of {day}</source>
            <translation>Stand {day}</translation>
        </message>
        <message>
            <source>beginning</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>command line</source>
            <translation>Befehlszeile</translation>
        </message>
        <message>
            <source>in transit</source>
            <translation>unterwegs</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>not posted yet</source>
            <translation>noch nicht gebucht</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>posted {day}</source>
            <translation>gebucht am {day}</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>sum of balances</source>
            <translation>Summe der Salden</translation>
        </message>
        <message>
            <source>to {day}</source>
            <translation>bis {day}</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation>{count} Zeilen</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} bis {last}</translation>
        </message>
        <message>
            <source>{member} for {other}</source>
            <translation>{member} für {other}</translation>
        </message>
        <message>
            <source>{month}, to {day}</source>
            <translation>{month}, bis {day}</translation>
        </message>
        <message>
            <source>{quantity} {unit} of {item} arrived damaged and are kept in {place} as the supplier's.</source>
            <translation>{quantity} {unit} {item} kamen beschädigt an und liegen als Eigentum des Lieferanten in {place}.</translation>
        </message>
        <message>
            <source>{quantity} {unit} of {item} were not ordered and are kept in {place} as the supplier's.</source>
            <translation>{quantity} {unit} {item} waren nicht bestellt und liegen als Eigentum des Lieferanten in {place}.</translation>
        </message>
    </context>
</TS>
