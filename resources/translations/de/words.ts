<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>words</name>
        <message>
            <source>ABC class</source>
            <translation>ABC-Klasse</translation>
        </message>
        <message>
            <source>Above</source>
            <translation>Über</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Konten</translation>
        </message>
        <message>
            <source>Accrual</source>
            <translation>Abgrenzung</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Anschrift</translation>
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
            <source>Advice</source>
            <translation>Empfehlung</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>Amount in its currency</source>
            <translation>Betrag in ihrer Währung</translation>
        </message>
        <message>
            <source>Amount in the company's currency</source>
            <translation>Betrag in Hauswährung</translation>
        </message>
        <message>
            <source>Announced on</source>
            <translation>Angekündigt am</translation>
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
            <source>Arrival</source>
            <translation>Ankunft</translation>
        </message>
        <message>
            <source>Arrives on</source>
            <translation>Trifft ein am</translation>
        </message>
        <message>
            <source>Asset</source>
            <translation>Vermögen</translation>
        </message>
        <message>
            <source>Bar code</source>
            <translation>Strichcode</translation>
        </message>
        <message>
            <source>Base unit</source>
            <translation>Basiseinheit</translation>
        </message>
        <message>
            <source>Base units in it</source>
            <translation>Basiseinheiten darin</translation>
        </message>
        <message>
            <source>Between companies</source>
            <translation>Zwischen Firmen</translation>
        </message>
        <message>
            <source>Bill to</source>
            <translation>Rechnung an</translation>
        </message>
        <message>
            <source>Blind</source>
            <translation>Blindzählung</translation>
        </message>
        <message>
            <source>Book</source>
            <translation>Buch</translation>
        </message>
        <message>
            <source>Bought from a sister company</source>
            <translation>Von Schwesterfirma gekauft</translation>
        </message>
        <message>
            <source>Buyer as a partner</source>
            <translation>Käufer als Partner</translation>
        </message>
        <message>
            <source>Buyer's account</source>
            <translation>Konto des Käufers</translation>
        </message>
        <message>
            <source>Buyer's tax</source>
            <translation>Steuer des Käufers</translation>
        </message>
        <message>
            <source>Buying company</source>
            <translation>Kaufende Firma</translation>
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
            <source>Carrier</source>
            <translation>Spediteur</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>Fall</translation>
        </message>
        <message>
            <source>Case assigned</source>
            <translation>Fall zugewiesen</translation>
        </message>
        <message>
            <source>Case resolved</source>
            <translation>Fall gelöst</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>Anspruch</translation>
        </message>
        <message>
            <source>Claim for damage</source>
            <translation>Forderung wegen Schadens</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Kürzel</translation>
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
            <source>Company data</source>
            <translation>Firmendaten</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Control passes</source>
            <translation>Gefahr geht über</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>Exemplare</translation>
        </message>
        <message>
            <source>Cost per unit</source>
            <translation>Kosten je Einheit</translation>
        </message>
        <message>
            <source>Cost rule</source>
            <translation>Kostenregel</translation>
        </message>
        <message>
            <source>Costing</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Zählung</translation>
        </message>
        <message>
            <source>Count cancelled</source>
            <translation>Zählung abgebrochen</translation>
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
            <source>Country</source>
            <translation>Land</translation>
        </message>
        <message>
            <source>Country of origin</source>
            <translation>Ursprungsland</translation>
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
            <source>Credit per unit</source>
            <translation>Gutschrift je Einheit</translation>
        </message>
        <message>
            <source>Currencies revalued</source>
            <translation>Währungen bewertet</translation>
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
            <source>Damage reported</source>
            <translation>Schaden gemeldet</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Date of the claim</source>
            <translation>Tag der Forderung</translation>
        </message>
        <message>
            <source>Day of the count</source>
            <translation>Zähltag</translation>
        </message>
        <message>
            <source>Days to pay</source>
            <translation>Zahlungsziel in Tagen</translation>
        </message>
        <message>
            <source>Decides up to</source>
            <translation>Entscheidet bis</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>Delivery confirmed</source>
            <translation>Zustellung bestätigt</translation>
        </message>
        <message>
            <source>Delivery note</source>
            <translation>Lieferschein</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Rabatt</translation>
        </message>
        <message>
            <source>Dismissed advice</source>
            <translation>Verworfener Hinweis</translation>
        </message>
        <message>
            <source>Divided by</source>
            <translation>Geteilt durch</translation>
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
            <source>Document date</source>
            <translation>Belegdatum</translation>
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
            <source>Drop shipment confirmed</source>
            <translation>Streckenlieferung bestätigt</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>Fällig am</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>Eigenkapital</translation>
        </message>
        <message>
            <source>Exchange rates</source>
            <translation>Wechselkurse</translation>
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
            <source>Family</source>
            <translation>Warengruppe</translation>
        </message>
        <message>
            <source>Final</source>
            <translation>Endgültig</translation>
        </message>
        <message>
            <source>Finished count</source>
            <translation>Fertige Zählung</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>First in, first out</source>
            <translation>Zuerst rein, zuerst raus</translation>
        </message>
        <message>
            <source>Fiscal year begins in month</source>
            <translation>Geschäftsjahr beginnt im Monat</translation>
        </message>
        <message>
            <source>Forwarded request</source>
            <translation>Weitergeleitete Anfrage</translation>
        </message>
        <message>
            <source>From currency</source>
            <translation>Von Währung</translation>
        </message>
        <message>
            <source>From location</source>
            <translation>Von Platz</translation>
        </message>
        <message>
            <source>From member</source>
            <translation>Von Mitglied</translation>
        </message>
        <message>
            <source>From the first unit</source>
            <translation>Ab der ersten Einheit</translation>
        </message>
        <message>
            <source>From warehouse</source>
            <translation>Von Lager</translation>
        </message>
        <message>
            <source>GRNI written off</source>
            <translation>WE/RE-Konto ausgebucht</translation>
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
            <source>Group of partners</source>
            <translation>Partnergruppe</translation>
        </message>
        <message>
            <source>Held goods</source>
            <translation>Gesperrte Ware</translation>
        </message>
        <message>
            <source>Held goods sent back</source>
            <translation>Gesperrte Ware zurückgewiesen</translation>
        </message>
        <message>
            <source>Held goods taken into stock</source>
            <translation>Gesperrte Ware übernommen</translation>
        </message>
        <message>
            <source>Held invoice cancelled</source>
            <translation>Zurückgehaltene Rechnung verworfen</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Wie</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>In Gebrauch</translation>
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
            <source>Items</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Journal entry</source>
            <translation>Journalbuchung</translation>
        </message>
        <message>
            <source>Journal voucher</source>
            <translation>Journalbeleg</translation>
        </message>
        <message>
            <source>Kept by</source>
            <translation>Geführt nach</translation>
        </message>
        <message>
            <source>Kept by expiry</source>
            <translation>Nach Ablauf geführt</translation>
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
            <source>Kind of file</source>
            <translation>Dateiart</translation>
        </message>
        <message>
            <source>Landed cost</source>
            <translation>Bezugskosten</translation>
        </message>
        <message>
            <source>Landed cost accrued</source>
            <translation>Bezugskosten abgegrenzt</translation>
        </message>
        <message>
            <source>Landed cost billed</source>
            <translation>Bezugskosten berechnet</translation>
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
            <source>Let pass</source>
            <translation>Durchgelassen</translation>
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
            <source>Line of the purchase order</source>
            <translation>Position der Bestellung</translation>
        </message>
        <message>
            <source>Line of the receipt</source>
            <translation>Position des Wareneingangs</translation>
        </message>
        <message>
            <source>Line of the shipment</source>
            <translation>Position der Lieferung</translation>
        </message>
        <message>
            <source>Lines whose stock moved</source>
            <translation>Positionen mit bewegter Ware</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
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
            <source>Mark-up</source>
            <translation>Aufschlag</translation>
        </message>
        <message>
            <source>Measured by</source>
            <translation>Bemessen nach</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>Member and roles</source>
            <translation>Mitglied und Rollen</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Missing goods of a sister company</source>
            <translation>Fehlende Ware einer Schwesterfirma</translation>
        </message>
        <message>
            <source>Missing goods of a transfer</source>
            <translation>Fehlmengen einer Umlagerung</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Monat</translation>
        </message>
        <message>
            <source>Month closed</source>
            <translation>Monat abgeschlossen</translation>
        </message>
        <message>
            <source>Month reopened</source>
            <translation>Monat wieder geöffnet</translation>
        </message>
        <message>
            <source>Months</source>
            <translation>Monate</translation>
        </message>
        <message>
            <source>Months opened</source>
            <translation>Monate eröffnet</translation>
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
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Netto</translation>
        </message>
        <message>
            <source>New book</source>
            <translation>Neues Buch</translation>
        </message>
        <message>
            <source>New count</source>
            <translation>Neue Zählung</translation>
        </message>
        <message>
            <source>New standard cost</source>
            <translation>Neue Standardkosten</translation>
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
            <source>Owner</source>
            <translation>Inhaber</translation>
        </message>
        <message>
            <source>Ownership</source>
            <translation>Eigentum</translation>
        </message>
        <message>
            <source>Pack</source>
            <translation>Packung</translation>
        </message>
        <message>
            <source>Pallet (SSCC)</source>
            <translation>Palette (SSCC)</translation>
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
            <source>Partners</source>
            <translation>Partner</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>Zahlung</translation>
        </message>
        <message>
            <source>Payment allocated</source>
            <translation>Zahlung zugeordnet</translation>
        </message>
        <message>
            <source>Per unit</source>
            <translation>Je Einheit</translation>
        </message>
        <message>
            <source>Percent</source>
            <translation>Prozent</translation>
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
            <source>Posting rule</source>
            <translation>Buchungsregel</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>Price correction</source>
            <translation>Preiskorrektur</translation>
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
            <source>Price list</source>
            <translation>Preisliste</translation>
        </message>
        <message>
            <source>Prices between companies</source>
            <translation>Preise zwischen Firmen</translation>
        </message>
        <message>
            <source>Prices include tax</source>
            <translation>Preise mit Steuer</translation>
        </message>
        <message>
            <source>Pricing</source>
            <translation>Preisfindung</translation>
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
            <source>Purchase order closed</source>
            <translation>Bestellung geschlossen</translation>
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
            <source>Quarantine location</source>
            <translation>Sperrplatz</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Kurs</translation>
        </message>
        <message>
            <source>Rates of landed cost</source>
            <translation>Sätze der Bezugskosten</translation>
        </message>
        <message>
            <source>Reach</source>
            <translation>Geltung</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Gründe</translation>
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
            <source>Rebate agreement closed</source>
            <translation>Bonusvereinbarung beendet</translation>
        </message>
        <message>
            <source>Rebate claim dropped</source>
            <translation>Bonusforderung aufgegeben</translation>
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
            <source>Received on</source>
            <translation>Angenommen am</translation>
        </message>
        <message>
            <source>Recount</source>
            <translation>Nachzählung</translation>
        </message>
        <message>
            <source>Recoverable</source>
            <translation>Abziehbar</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Refusal</source>
            <translation>Zurückweisung</translation>
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
            <source>Requested on</source>
            <translation>Beantragt am</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Lösung</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Rückgabe</translation>
        </message>
        <message>
            <source>Return of a customer</source>
            <translation>Rückgabe eines Kunden</translation>
        </message>
        <message>
            <source>Return settled</source>
            <translation>Rückgabe abgeschlossen</translation>
        </message>
        <message>
            <source>Return to a supplier</source>
            <translation>Rücksendung an Lieferanten</translation>
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
            <source>Reverse charge</source>
            <translation>Steuerschuldumkehr</translation>
        </message>
        <message>
            <source>Reversed</source>
            <translation>Storniert</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Sales order</source>
            <translation>Kundenauftrag</translation>
        </message>
        <message>
            <source>Sales order closed</source>
            <translation>Auftrag geschlossen</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Seller as a partner</source>
            <translation>Verkäufer als Partner</translation>
        </message>
        <message>
            <source>Seller's account</source>
            <translation>Konto des Verkäufers</translation>
        </message>
        <message>
            <source>Seller's tax</source>
            <translation>Steuer des Verkäufers</translation>
        </message>
        <message>
            <source>Selling company</source>
            <translation>Verkaufende Firma</translation>
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
            <source>Settled between companies</source>
            <translation>Zwischen Firmen ausgeglichen</translation>
        </message>
        <message>
            <source>Settled with a sister company</source>
            <translation>Mit Schwesterfirma verrechnet</translation>
        </message>
        <message>
            <source>Settlement</source>
            <translation>Ausgleich</translation>
        </message>
        <message>
            <source>Settles</source>
            <translation>Gleicht aus</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Shared by</source>
            <translation>Verteilt nach</translation>
        </message>
        <message>
            <source>Shipment</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>Shipment confirmed</source>
            <translation>Lieferung bestätigt</translation>
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
            <source>Shipping notice cancelled</source>
            <translation>Lieferavis zurückgezogen</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Sold to a sister company</source>
            <translation>An Schwesterfirma verkauft</translation>
        </message>
        <message>
            <source>Space it takes</source>
            <translation>Raumbedarf</translation>
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
            <source>Stock</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Stock move</source>
            <translation>Lagerbewegung</translation>
        </message>
        <message>
            <source>Stock moved</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>Stock revalued</source>
            <translation>Bestand neu bewertet</translation>
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
            <source>Taken back</source>
            <translation>Zurückgenommen</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Steuer</translation>
        </message>
        <message>
            <source>Tax codes</source>
            <translation>Steuerschlüssel</translation>
        </message>
        <message>
            <source>Tax number</source>
            <translation>Steuernummer</translation>
        </message>
        <message>
            <source>Tax system</source>
            <translation>Steuersystem</translation>
        </message>
        <message>
            <source>Terms</source>
            <translation>Bedingungen</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Staffel</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>To location</source>
            <translation>Nach Platz</translation>
        </message>
        <message>
            <source>To member</source>
            <translation>An Mitglied</translation>
        </message>
        <message>
            <source>To warehouse</source>
            <translation>Nach Lager</translation>
        </message>
        <message>
            <source>Tolerance</source>
            <translation>Toleranz</translation>
        </message>
        <message>
            <source>Tolerances and approvals</source>
            <translation>Toleranzen und Freigaben</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Trade between companies</source>
            <translation>Handel zwischen Firmen</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>Transfer cancelled</source>
            <translation>Umlagerung abgesagt</translation>
        </message>
        <message>
            <source>Transfer prices</source>
            <translation>Verrechnungspreise</translation>
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
            <source>Type</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Valid from</source>
            <translation>Gültig ab</translation>
        </message>
        <message>
            <source>Valid on</source>
            <translation>Gültig am</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>Gültig bis</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Value per unit</source>
            <translation>Wert je Einheit</translation>
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
            <source>Warehouses and locations</source>
            <translation>Lager und Plätze</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>Was daraus wird</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Who owes it</source>
            <translation>Wer dafür haftet</translation>
        </message>
        <message>
            <source>Whose it is</source>
            <translation>Wessen Sache</translation>
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
            <source>Write-down taken back</source>
            <translation>Abwertung zurückgenommen</translation>
        </message>
        <message>
            <source>Write-down to market value</source>
            <translation>Abwertung auf den Marktwert</translation>
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
            <source>not numbered yet</source>
            <translation>noch ohne Nummer</translation>
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
