<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>explorers</name>
        <message>
            <source>A linked document posts every line and move the other way round. Nothing is deleted, and it happens once.</source>
            <translation>Ein verknüpfter Beleg bucht jede Zeile und Bewegung umgekehrt. Nichts wird gelöscht, und es geschieht einmal.</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Account {account}</source>
            <translation>Konto {account}</translation>
        </message>
        <message>
            <source>All moves of the document</source>
            <translation>Alle Bewegungen des Belegs</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>Asked by</source>
            <translation>Beantragt von</translation>
        </message>
        <message>
            <source>At stake</source>
            <translation>Es geht um</translation>
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
            <source>Blind: what the book expects is shown once the count is submitted.</source>
            <translation>Blind: Was das Buch erwartet, ist zu sehen, sobald die Zählung abgegeben ist.</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Erfasst von</translation>
        </message>
        <message>
            <source>By item</source>
            <translation>Nach Artikel</translation>
        </message>
        <message>
            <source>By place and lot</source>
            <translation>Nach Platz und Charge</translation>
        </message>
        <message>
            <source>Came</source>
            <translation>Gekommen</translation>
        </message>
        <message>
            <source>Came from, led to</source>
            <translation>Herkunft und Folgen</translation>
        </message>
        <message>
            <source>Choose a row first.</source>
            <translation>Wählen Sie zuerst eine Zeile.</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Vorgang</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Computer</source>
            <translation>Rechner</translation>
        </message>
        <message>
            <source>Cost per {unit}</source>
            <translation>Kosten je {unit}</translation>
        </message>
        <message>
            <source>Costing</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Gezählt</translation>
        </message>
        <message>
            <source>Counted so far</source>
            <translation>Bisher gezählt</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Haben</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>Soll</translation>
        </message>
        <message>
            <source>Debit = credit</source>
            <translation>Soll = Haben</translation>
        </message>
        <message>
            <source>Debit is plus, credit is minus; all accounts together are zero.</source>
            <translation>Soll ist plus, Haben ist minus; alle Konten zusammen sind null.</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Entschieden</translation>
        </message>
        <message>
            <source>Decides</source>
            <translation>Entscheidet</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Belege</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>Enter a reason first.</source>
            <translation>Geben Sie zuerst einen Grund ein.</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Buchungen</translation>
        </message>
        <message>
            <source>Entry</source>
            <translation>Buchung</translation>
        </message>
        <message>
            <source>Entry number</source>
            <translation>Buchungsnummer</translation>
        </message>
        <message>
            <source>Every receipt, count, transfer and invoice posts its lines here.</source>
            <translation>Jeder Eingang, jede Zählung, Umlagerung und Rechnung bucht hier ihre Zeilen.</translation>
        </message>
        <message>
            <source>Everything was posted</source>
            <translation>Alles wurde gebucht</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Läuft ab</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Warengruppe</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Goods</source>
            <translation>Ware</translation>
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
            <source>Labels</source>
            <translation>Etiketten</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Hauptbuch</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Übrig</translation>
        </message>
        <message>
            <source>Left to do now</source>
            <translation>Jetzt noch offen</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Positionen</translation>
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
            <source>Move</source>
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
            <source>No command is known.</source>
            <translation>Kein Vorgang ist bekannt.</translation>
        </message>
        <message>
            <source>No documents yet</source>
            <translation>Noch keine Belege</translation>
        </message>
        <message>
            <source>No draft is kept of this.</source>
            <translation>Davon ist kein Entwurf aufbewahrt.</translation>
        </message>
        <message>
            <source>No item is known.</source>
            <translation>Kein Artikel ist bekannt.</translation>
        </message>
        <message>
            <source>No request of yours is about this.</source>
            <translation>In Ihren Freigaben ist keine Anfrage dazu.</translation>
        </message>
        <message>
            <source>No stock yet</source>
            <translation>Noch kein Bestand</translation>
        </message>
        <message>
            <source>Not posted</source>
            <translation>Nicht gebucht</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Hier ist nichts</translation>
        </message>
        <message>
            <source>Nothing is attached.</source>
            <translation>Nichts ist angehängt.</translation>
        </message>
        <message>
            <source>Nothing is chosen.</source>
            <translation>Nichts ist gewählt.</translation>
        </message>
        <message>
            <source>Nothing was posted here yet</source>
            <translation>Hier wurde noch nichts gebucht</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Of it waiting</source>
            <translation>Davon wartend</translation>
        </message>
        <message>
            <source>On hand</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>On hand after</source>
            <translation>Bestand danach</translation>
        </message>
        <message>
            <source>On hand, provisional</source>
            <translation>Bestand, vorläufig</translation>
        </message>
        <message>
            <source>On the road</source>
            <translation>Unterwegs</translation>
        </message>
        <message>
            <source>Only posted documents can be reversed.</source>
            <translation>Nur gebuchte Belege können storniert werden.</translation>
        </message>
        <message>
            <source>Open layers</source>
            <translation>Offene Schichten</translation>
        </message>
        <message>
            <source>Open the command</source>
            <translation>Vorgang öffnen</translation>
        </message>
        <message>
            <source>Open the count</source>
            <translation>Zählung öffnen</translation>
        </message>
        <message>
            <source>Open the document</source>
            <translation>Beleg öffnen</translation>
        </message>
        <message>
            <source>Open the draft</source>
            <translation>Entwurf öffnen</translation>
        </message>
        <message>
            <source>Open the entry</source>
            <translation>Buchung öffnen</translation>
        </message>
        <message>
            <source>Open the move</source>
            <translation>Bewegung öffnen</translation>
        </message>
        <message>
            <source>Open the request</source>
            <translation>Anfrage öffnen</translation>
        </message>
        <message>
            <source>Orders, receipts, counts, transfers and invoices are listed here as soon as there are any.</source>
            <translation>Bestellungen, Eingänge, Zählungen, Umlagerungen und Rechnungen stehen hier, sobald es welche gibt.</translation>
        </message>
        <message>
            <source>Partner</source>
            <translation>Partner</translation>
        </message>
        <message>
            <source>Photos and files</source>
            <translation>Fotos und Dateien</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>Plätze</translation>
        </message>
        <message>
            <source>Position in the log</source>
            <translation>Stelle im Protokoll</translation>
        </message>
        <message>
            <source>Posted about the same by others</source>
            <translation>Von anderen dazu gebucht</translation>
        </message>
        <message>
            <source>Posting date</source>
            <translation>Buchungsdatum</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>Promised</source>
            <translation>Reserviert</translation>
        </message>
        <message>
            <source>Provisional: {figure} of it waits here and is not posted yet. The figure stays the same when it is; the value follows.</source>
            <translation>Vorläufig: {figure} davon wartet hier und ist noch nicht gebucht. Die Menge bleibt dabei gleich; der Wert folgt.</translation>
        </message>
        <message>
            <source>Put away. What was asked for stays in the log.</source>
            <translation>Weggelegt. Was angefragt war, bleibt im Protokoll.</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Requests that a rule refused, or that could not be decided, are listed here with the reason.</source>
            <translation>Vorgänge, die eine Regel abgelehnt hat oder über die nicht entschieden werden konnte, stehen hier mit dem Grund.</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>Stornieren</translation>
        </message>
        <message>
            <source>Reverse for good</source>
            <translation>Endgültig stornieren</translation>
        </message>
        <message>
            <source>Reverse {number}</source>
            <translation>{number} stornieren</translation>
        </message>
        <message>
            <source>Seal</source>
            <translation>Siegel</translation>
        </message>
        <message>
            <source>Seal before</source>
            <translation>Siegel davor</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Gesendet</translation>
        </message>
        <message>
            <source>Sent by</source>
            <translation>Gesendet von</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Zählliste</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Stock appears with the first receipt or the opening balance.</source>
            <translation>Bestand erscheint mit dem ersten Eingang oder der Eröffnung.</translation>
        </message>
        <message>
            <source>Stock card</source>
            <translation>Lagerkarte</translation>
        </message>
        <message>
            <source>Stock move</source>
            <translation>Lagerbewegung</translation>
        </message>
        <message>
            <source>Stock moves</source>
            <translation>Lagerbewegungen</translation>
        </message>
        <message>
            <source>Stock moves of this line</source>
            <translation>Lagerbewegungen dieser Zeile</translation>
        </message>
        <message>
            <source>Stock on hand</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Taken from these layers</source>
            <translation>Aus diesen Schichten genommen</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>The newest {number} of your own requests that posted nothing; each keeps its place in the log.</source>
            <translation>Die neuesten {number} Ihrer eigenen Vorgänge, die nichts gebucht haben; jeder behält seinen Platz im Protokoll.</translation>
        </message>
        <message>
            <source>The newest {number} requests that posted nothing; each keeps its place in the log.</source>
            <translation>Die neuesten {number} Vorgänge, die nichts gebucht haben; jeder behält seinen Platz im Protokoll.</translation>
        </message>
        <message>
            <source>The program itself failed ({problem}). Nothing of it was posted; send us the report of that moment.</source>
            <translation>Das Programm selbst hat versagt ({problem}). Nichts davon wurde gebucht; senden Sie uns den Bericht von diesem Augenblick.</translation>
        </message>
        <message>
            <source>The reversal</source>
            <translation>Das Storno</translation>
        </message>
        <message>
            <source>The reversal of {number}</source>
            <translation>Das Storno von {number}</translation>
        </message>
        <message>
            <source>The reversal waits for approval.</source>
            <translation>Das Storno wartet auf Freigabe.</translation>
        </message>
        <message>
            <source>This command made no document.</source>
            <translation>Dieser Vorgang hat keinen Beleg erzeugt.</translation>
        </message>
        <message>
            <source>This document has no entry in the ledger.</source>
            <translation>Dieser Beleg hat keine Buchung im Hauptbuch.</translation>
        </message>
        <message>
            <source>This document moved no stock.</source>
            <translation>Dieser Beleg hat keinen Bestand bewegt.</translation>
        </message>
        <message>
            <source>This document was reversed already, or is a reversal itself.</source>
            <translation>Dieser Beleg ist schon storniert oder selbst ein Storno.</translation>
        </message>
        <message>
            <source>This entry has no document.</source>
            <translation>Diese Buchung hat keinen Beleg.</translation>
        </message>
        <message>
            <source>This is no count that is open.</source>
            <translation>Dies ist keine offene Zählung.</translation>
        </message>
        <message>
            <source>This is not in the book.</source>
            <translation>Das steht nicht im Buch.</translation>
        </message>
        <message>
            <source>This line sums no stock moves.</source>
            <translation>Diese Zeile fasst keine Lagerbewegungen zusammen.</translation>
        </message>
        <message>
            <source>This move changed no value, so it has no entry.</source>
            <translation>Diese Bewegung hat keinen Wert geändert und darum keine Buchung.</translation>
        </message>
        <message>
            <source>This move has no document.</source>
            <translation>Diese Bewegung hat keinen Beleg.</translation>
        </message>
        <message>
            <source>Throw the draft away</source>
            <translation>Entwurf verwerfen</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Trial balance</source>
            <translation>Saldenliste</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Value on the road</source>
            <translation>Wert unterwegs</translation>
        </message>
        <message>
            <source>Values are hidden by your role.</source>
            <translation>Werte sind durch Ihre Rolle verborgen.</translation>
        </message>
        <message>
            <source>Waiting to be posted</source>
            <translation>Wartet auf das Buchen</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Wartet auf Freigabe</translation>
        </message>
        <message>
            <source>Waits since</source>
            <translation>Wartet seit</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>What it made</source>
            <translation>Was daraus wurde</translation>
        </message>
        <message>
            <source>What was asked for</source>
            <translation>Was verlangt wurde</translation>
        </message>
        <message>
            <source>What you had, and what the book has now</source>
            <translation>Was Sie hatten und was das Buch jetzt hat</translation>
        </message>
        <message>
            <source>Whole journal</source>
            <translation>Ganzes Journal</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Worth after</source>
            <translation>Wert danach</translation>
        </message>
        <message>
            <source>You had</source>
            <translation>Sie hatten</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alles</translation>
        </message>
        <message>
            <source>belongs to it</source>
            <translation>gehört dazu</translation>
        </message>
        <message>
            <source>came from</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>document</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>item</source>
            <translation>Artikel</translation>
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
            <source>made when the count is opened</source>
            <translation>entstehen, wenn die Zählung geöffnet wird</translation>
        </message>
        <message>
            <source>not counted</source>
            <translation>nicht gezählt</translation>
        </message>
        <message>
            <source>reversed by</source>
            <translation>storniert durch</translation>
        </message>
        <message>
            <source>reverses</source>
            <translation>storniert</translation>
        </message>
        <message>
            <source>{counted} of {lines}</source>
            <translation>{counted} von {lines}</translation>
        </message>
        <message>
            <source>{number} is reversed by {reversal}.</source>
            <translation>{number} ist storniert durch {reversal}.</translation>
        </message>
        <message>
            <source>{quantity}; posted are {posted}</source>
            <translation>{quantity}; gebucht sind {posted}</translation>
        </message>
        <message>
            <source>{role} decides on this.</source>
            <translation>{role} entscheidet hierüber.</translation>
        </message>
    </context>
</TS>
