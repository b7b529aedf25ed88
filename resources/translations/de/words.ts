<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>words</name>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Adjusted</source>
            <translation>Berichtigt</translation>
        </message>
        <message>
            <source>Adjustment</source>
            <translation>Berichtigung</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Freigabe</translation>
        </message>
        <message>
            <source>Approval of several requests</source>
            <translation>Freigabe mehrerer Anfragen</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Freigegeben</translation>
        </message>
        <message>
            <source>Asset</source>
            <translation>Vermögen</translation>
        </message>
        <message>
            <source>Between companies</source>
            <translation>Zwischen Firmen</translation>
        </message>
        <message>
            <source>Blind</source>
            <translation>Blindzählung</translation>
        </message>
        <message>
            <source>Bought from a sister company</source>
            <translation>Von Schwesterfirma gekauft</translation>
        </message>
        <message>
            <source>Came back</source>
            <translation>Kam zurück</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgesagt</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>Anspruch</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>Collected from a sister company</source>
            <translation>Von Schwesterfirma eingezogen</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Zählung</translation>
        </message>
        <message>
            <source>Count differs</source>
            <translation>Zählung weicht ab</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Gezählt</translation>
        </message>
        <message>
            <source>Counted quantities</source>
            <translation>Gezählte Mengen</translation>
        </message>
        <message>
            <source>Credit between companies</source>
            <translation>Gutschrift zwischen Firmen</translation>
        </message>
        <message>
            <source>Credit note</source>
            <translation>Gutschrift</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>Currency revaluation</source>
            <translation>Währungsbewertung</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Customer invoice</source>
            <translation>Kundenrechnung</translation>
        </message>
        <message>
            <source>Customer return</source>
            <translation>Kundenretoure</translation>
        </message>
        <message>
            <source>Damage claim</source>
            <translation>Schadensanspruch</translation>
        </message>
        <message>
            <source>Damage report</source>
            <translation>Schadensmeldung</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Day of the count</source>
            <translation>Zähltag</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>Delivery note</source>
            <translation>Lieferschein</translation>
        </message>
        <message>
            <source>Dismissed advice</source>
            <translation>Verworfener Hinweis</translation>
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
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>Drop shipment</source>
            <translation>Streckenlieferung</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>Eigenkapital</translation>
        </message>
        <message>
            <source>Expected on</source>
            <translation>Erwartet am</translation>
        </message>
        <message>
            <source>Expense</source>
            <translation>Aufwand</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Läuft ab</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Finished count</source>
            <translation>Fertige Zählung</translation>
        </message>
        <message>
            <source>First in, first out</source>
            <translation>Zuerst rein, zuerst raus</translation>
        </message>
        <message>
            <source>Forwarded request</source>
            <translation>Weitergeleitete Anfrage</translation>
        </message>
        <message>
            <source>From location</source>
            <translation>Von Platz</translation>
        </message>
        <message>
            <source>From warehouse</source>
            <translation>Von Lager</translation>
        </message>
        <message>
            <source>Goods found at a count</source>
            <translation>Bei einer Zählung Gefundenes</translation>
        </message>
        <message>
            <source>Goods receipt</source>
            <translation>Wareneingang</translation>
        </message>
        <message>
            <source>Income</source>
            <translation>Ertrag</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>Rechnung</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Journal voucher</source>
            <translation>Journalbeleg</translation>
        </message>
        <message>
            <source>Landed cost</source>
            <translation>Bezugskosten</translation>
        </message>
        <message>
            <source>Landed cost differs</source>
            <translation>Bezugskosten weichen ab</translation>
        </message>
        <message>
            <source>Lapsed</source>
            <translation>Verfallen</translation>
        </message>
        <message>
            <source>Large order</source>
            <translation>Große Bestellung</translation>
        </message>
        <message>
            <source>Large payment</source>
            <translation>Große Zahlung</translation>
        </message>
        <message>
            <source>Liability</source>
            <translation>Schulden</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Line number</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Line of the order</source>
            <translation>Position der Bestellung</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>Lost between companies</source>
            <translation>Zwischen Firmen verloren</translation>
        </message>
        <message>
            <source>Lost on the road</source>
            <translation>Unterwegs verloren</translation>
        </message>
        <message>
            <source>Lot</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>Missing goods of a transfer</source>
            <translation>Fehlmengen einer Umlagerung</translation>
        </message>
        <message>
            <source>More received than ordered</source>
            <translation>Mehr erhalten als bestellt</translation>
        </message>
        <message>
            <source>Moving average</source>
            <translation>Gleitender Durchschnitt</translation>
        </message>
        <message>
            <source>New count</source>
            <translation>Neue Zählung</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>On the road</source>
            <translation>Unterwegs</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>Opened count</source>
            <translation>Geöffnete Zählung</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>Eröffnung</translation>
        </message>
        <message>
            <source>Opening balance</source>
            <translation>Eröffnungsbilanz</translation>
        </message>
        <message>
            <source>Opening item</source>
            <translation>Eröffnungsposten</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>Ordered on</source>
            <translation>Bestellt am</translation>
        </message>
        <message>
            <source>Partly done</source>
            <translation>Teils erledigt</translation>
        </message>
        <message>
            <source>Partner</source>
            <translation>Partner</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>Zahlung</translation>
        </message>
        <message>
            <source>Photo or file</source>
            <translation>Foto oder Datei</translation>
        </message>
        <message>
            <source>Planned count</source>
            <translation>Geplante Zählung</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>Gebucht</translation>
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
            <source>Price difference</source>
            <translation>Preisdifferenz</translation>
        </message>
        <message>
            <source>Price differs</source>
            <translation>Preis weicht ab</translation>
        </message>
        <message>
            <source>Prices between companies</source>
            <translation>Preise zwischen Firmen</translation>
        </message>
        <message>
            <source>Printed labels</source>
            <translation>Gedruckte Etiketten</translation>
        </message>
        <message>
            <source>Purchase order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>Quantity differs</source>
            <translation>Menge weicht ab</translation>
        </message>
        <message>
            <source>Quarantine</source>
            <translation>Sperrlager</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Rebate</source>
            <translation>Bonus</translation>
        </message>
        <message>
            <source>Rebate accrued</source>
            <translation>Bonus abgegrenzt</translation>
        </message>
        <message>
            <source>Rebate agreement</source>
            <translation>Bonusvereinbarung</translation>
        </message>
        <message>
            <source>Rebate claimed</source>
            <translation>Bonus gefordert</translation>
        </message>
        <message>
            <source>Rebate settled</source>
            <translation>Bonus abgerechnet</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Erhalten</translation>
        </message>
        <message>
            <source>Received from a sister company</source>
            <translation>Von Schwesterfirma erhalten</translation>
        </message>
        <message>
            <source>Recount</source>
            <translation>Nachzählung</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Verweigert</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <source>Rejection</source>
            <translation>Ablehnung</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>Request for a transfer</source>
            <translation>Anforderung einer Umlagerung</translation>
        </message>
        <message>
            <source>Request given back</source>
            <translation>Zurückgegebene Anfrage</translation>
        </message>
        <message>
            <source>Return to supplier</source>
            <translation>Rückgabe an Lieferanten</translation>
        </message>
        <message>
            <source>Returned to a sister company</source>
            <translation>An Schwesterfirma zurückgegeben</translation>
        </message>
        <message>
            <source>Revaluation</source>
            <translation>Neubewertung</translation>
        </message>
        <message>
            <source>Revalued</source>
            <translation>Neu bewertet</translation>
        </message>
        <message>
            <source>Revenue</source>
            <translation>Erlös</translation>
        </message>
        <message>
            <source>Reversal</source>
            <translation>Storno</translation>
        </message>
        <message>
            <source>Reversed</source>
            <translation>Storniert</translation>
        </message>
        <message>
            <source>Sales order</source>
            <translation>Kundenauftrag</translation>
        </message>
        <message>
            <source>Sent back</source>
            <translation>Zurückgeschickt</translation>
        </message>
        <message>
            <source>Sent to a sister company</source>
            <translation>An Schwesterfirma gesendet</translation>
        </message>
        <message>
            <source>Settled with a sister company</source>
            <translation>Mit Schwesterfirma verrechnet</translation>
        </message>
        <message>
            <source>Shipment</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>Shipped</source>
            <translation>Geliefert</translation>
        </message>
        <message>
            <source>Shipping notice</source>
            <translation>Lieferavis</translation>
        </message>
        <message>
            <source>Sold to a sister company</source>
            <translation>An Schwesterfirma verkauft</translation>
        </message>
        <message>
            <source>Staging</source>
            <translation>Bereitstellung</translation>
        </message>
        <message>
            <source>Stand-in</source>
            <translation>Vertretung</translation>
        </message>
        <message>
            <source>Standard cost</source>
            <translation>Standardkosten</translation>
        </message>
        <message>
            <source>Standard costs set</source>
            <translation>Standardkosten festgelegt</translation>
        </message>
        <message>
            <source>Stock moved</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>Supplier</source>
            <translation>Lieferant</translation>
        </message>
        <message>
            <source>Supplier credit note</source>
            <translation>Lieferantengutschrift</translation>
        </message>
        <message>
            <source>Supplier invoice</source>
            <translation>Lieferantenrechnung</translation>
        </message>
        <message>
            <source>Supplier return</source>
            <translation>Lieferantenretoure</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Steuer</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>To location</source>
            <translation>Nach Platz</translation>
        </message>
        <message>
            <source>To warehouse</source>
            <translation>Nach Lager</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>Transfer received</source>
            <translation>Umlagerung erhalten</translation>
        </message>
        <message>
            <source>Transfer shipped</source>
            <translation>Umlagerung versandt</translation>
        </message>
        <message>
            <source>Transferred</source>
            <translation>Umgelagert</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Wartet auf Freigabe</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>Withdrawn document</source>
            <translation>Zurückgezogener Beleg</translation>
        </message>
        <message>
            <source>Write-down</source>
            <translation>Abwertung</translation>
        </message>
        <message>
            <source>Write-off</source>
            <translation>Abschreibung</translation>
        </message>
        <message>
            <source>Write-off of goods not invoiced</source>
            <translation>Ausbuchung nicht berechneter Ware</translation>
        </message>
        <message>
            <source>Written off</source>
            <translation>Abgeschrieben</translation>
        </message>
        <message>
            <source>approved</source>
            <translation>hat freigegeben</translation>
        </message>
        <message>
            <source>asked</source>
            <translation>hat es beantragt</translation>
        </message>
        <message>
            <source>forwarded</source>
            <translation>hat weitergegeben</translation>
        </message>
        <message>
            <source>gave it back</source>
            <translation>hat es zurückgegeben</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>hat abgelehnt</translation>
        </message>
        <message>
            <source>was shown a changed entry</source>
            <translation>bekam eine geänderte Buchung gezeigt</translation>
        </message>
        <message>
            <source>withdrew it</source>
            <translation>hat es zurückgezogen</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>{number} days</source>
            <translation>{number} Tage</translation>
        </message>
        <message>
            <source>{number} h</source>
            <translation>{number} Std.</translation>
        </message>
        <message>
            <source>{number} min</source>
            <translation>{number} Min.</translation>
        </message>
    </context>
</TS>
