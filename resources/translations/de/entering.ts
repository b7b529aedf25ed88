<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>entering</name>
        <message numerus="yes">
            <source>%n line(s) came after that and stand here, not sent:</source>
            <translation>
                <numerusform>Eine Zeile kam danach und steht hier, nicht gesendet:</numerusform>
                <numerusform>%n Zeilen kamen danach und stehen hier, nicht gesendet:</numerusform>
            </translation>
        </message>
        <message>
            <source>A delivery that a supplier announces: receiving then takes a pallet in with one scan.</source>
            <translation>Eine Lieferung, die ein Lieferant ankündigt: Der Wareneingang nimmt eine Palette dann mit einem Scan auf.</translation>
        </message>
        <message>
            <source>A new company begins with items, a supplier, and the first order. Ctrl+K finds each of these, too.</source>
            <translation>Eine neue Firma beginnt mit Artikeln, einem Lieferanten und der ersten Bestellung. Strg+K findet jedes davon auch.</translation>
        </message>
        <message>
            <source>A notice posts nothing: the receipt of the goods does.</source>
            <translation>Ein Lieferavis bucht nichts: Das tut der Wareneingang.</translation>
        </message>
        <message>
            <source>A site and the places in it. A-01..A-20 makes twenty places at once.</source>
            <translation>Ein Standort und die Plätze darin. A-01..A-20 legt zwanzig Plätze auf einmal an.</translation>
        </message>
        <message>
            <source>A-01 or A-01..A-20</source>
            <translation>A-01 oder A-01..A-20</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Add a barcode</source>
            <translation>Barcode hinzufügen</translation>
        </message>
        <message>
            <source>Add a line</source>
            <translation>Zeile hinzufügen</translation>
        </message>
        <message>
            <source>Add a pack</source>
            <translation>Packung hinzufügen</translation>
        </message>
        <message>
            <source>Add a role</source>
            <translation>Rolle hinzufügen</translation>
        </message>
        <message>
            <source>Add locations</source>
            <translation>Plätze hinzufügen</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Anschrift</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>An entry by hand on accounts that no document owns.</source>
            <translation>Eine Buchung von Hand auf Konten, die keinem Beleg gehören.</translation>
        </message>
        <message>
            <source>An order posts nothing yet: the receipt of the goods does.</source>
            <translation>Eine Bestellung bucht noch nichts: das tut erst der Wareneingang.</translation>
        </message>
        <message>
            <source>An order posts nothing yet: the shipment does.</source>
            <translation>Ein Auftrag bucht noch nichts: das tut erst der Versand.</translation>
        </message>
        <message>
            <source>Announced on</source>
            <translation>Angekündigt am</translation>
        </message>
        <message>
            <source>Arrives on</source>
            <translation>Trifft ein am</translation>
        </message>
        <message>
            <source>Barcode</source>
            <translation>Strichcode</translation>
        </message>
        <message>
            <source>Barcodes</source>
            <translation>Strichcodes</translation>
        </message>
        <message>
            <source>Changed since and not in it: {fields}.</source>
            <translation>Seither geändert und nicht darin: {fields}.</translation>
        </message>
        <message>
            <source>Changing what is known</source>
            <translation>Bekanntes wird geändert</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Kürzel</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Confirm the shipment</source>
            <translation>Lieferung bestätigen</translation>
        </message>
        <message>
            <source>Country</source>
            <translation>Land</translation>
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
            <source>Customer</source>
            <translation>Kunde</translation>
        </message>
        <message>
            <source>Date of the invoice</source>
            <translation>Rechnungsdatum</translation>
        </message>
        <message>
            <source>Days to pay</source>
            <translation>Zahlungsziel in Tagen</translation>
        </message>
        <message>
            <source>Debit</source>
            <translation>Soll</translation>
        </message>
        <message>
            <source>Decides up to</source>
            <translation>Entscheidet bis</translation>
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
            <source>Discount %</source>
            <translation>Rabatt %</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>Fällig am</translation>
        </message>
        <message>
            <source>Enter an amount, or what it settles</source>
            <translation>Geben Sie einen Betrag ein, oder was er ausgleicht</translation>
        </message>
        <message>
            <source>Enter: all</source>
            <translation>Eingabe: alles</translation>
        </message>
        <message>
            <source>Entry form</source>
            <translation>Eingabe</translation>
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
            <source>Family</source>
            <translation>Warengruppe</translation>
        </message>
        <message>
            <source>Find by code or name</source>
            <translation>Nach Kürzel oder Namen suchen</translation>
        </message>
        <message>
            <source>Followed by</source>
            <translation>Verfolgt nach</translation>
        </message>
        <message>
            <source>From location</source>
            <translation>Von Platz</translation>
        </message>
        <message>
            <source>Goods a customer wants from a warehouse.</source>
            <translation>Waren, die ein Kunde aus einem Lager haben möchte.</translation>
        </message>
        <message>
            <source>Goods are expected</source>
            <translation>Ware wird erwartet</translation>
        </message>
        <message>
            <source>Goods of a sales order leave the warehouse, from where they lie.</source>
            <translation>Waren eines Kundenauftrags verlassen das Lager von dort, wo sie liegen.</translation>
        </message>
        <message>
            <source>Goods on their way</source>
            <translation>Ware auf dem Weg</translation>
        </message>
        <message>
            <source>Goods ordered of a supplier for a warehouse; receiving waits for them.</source>
            <translation>Waren, die bei einem Lieferanten für ein Lager bestellt sind; der Wareneingang wartet auf sie.</translation>
        </message>
        <message>
            <source>Goods that came</source>
            <translation>Ware, die kam</translation>
        </message>
        <message>
            <source>Goods that leave</source>
            <translation>Ware, die hinausgeht</translation>
        </message>
        <message>
            <source>Has an expiry date</source>
            <translation>Hat ein Verfallsdatum</translation>
        </message>
        <message>
            <source>Here another one begins. Go on in that window, or take over what stands there.</source>
            <translation>Hier beginnt ein neuer Eintrag. Arbeiten Sie in jenem Fenster weiter, oder übernehmen Sie, was dort steht.</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>In the book</source>
            <translation>Im Buch</translation>
        </message>
        <message>
            <source>In the book already</source>
            <translation>Schon im Buch</translation>
        </message>
        <message>
            <source>Invoice it at once</source>
            <translation>Gleich berechnen</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Its name and number on papers, and where it is: the time zone says which day it is there.</source>
            <translation>Name und Nummer auf Papieren, und wo sie ist: Die Zeitzone sagt, welcher Tag dort ist.</translation>
        </message>
        <message>
            <source>Journal entry</source>
            <translation>Journalbuchung</translation>
        </message>
        <message>
            <source>Keep the notice</source>
            <translation>Lieferavis festhalten</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>Hauptbuch</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Positionen</translation>
        </message>
        <message>
            <source>Locations</source>
            <translation>Lagerplätze</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Look at what is in the book.</source>
            <translation>Sehen Sie nach, was im Buch steht.</translation>
        </message>
        <message>
            <source>Look at what stands here, then send it: it makes another one.</source>
            <translation>Sehen Sie an, was hier steht, und senden Sie es dann: Daraus wird ein weiterer Vorgang.</translation>
        </message>
        <message>
            <source>Lot or serial number</source>
            <translation>Charge oder Seriennummer</translation>
        </message>
        <message>
            <source>Missing on the credit side</source>
            <translation>Im Haben fehlen</translation>
        </message>
        <message>
            <source>Missing on the debit side</source>
            <translation>Im Soll fehlen</translation>
        </message>
        <message>
            <source>Money paid to a supplier or received from a customer, and the invoices it settles.</source>
            <translation>Geld, das ein Lieferant bekam oder ein Kunde zahlte, und die Rechnungen, die es ausgleicht.</translation>
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
            <source>New</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Nothing is called “{text}” here. Type a part of its code or name.</source>
            <translation>Hier heißt nichts „{text}“. Geben Sie einen Teil des Kürzels oder Namens ein.</translation>
        </message>
        <message>
            <source>Nothing is in effect before somebody else decided on it.</source>
            <translation>Es gilt erst, wenn jemand anderes darüber entschieden hat.</translation>
        </message>
        <message>
            <source>Nothing is posted: stock and ledger stay as they are.</source>
            <translation>Es wird nichts gebucht: Bestand und Hauptbuch bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>Nothing waits.</source>
            <translation>Nichts wartet.</translation>
        </message>
        <message>
            <source>Nothing was sent.</source>
            <translation>Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>Nothing yet: the first one is entered at the left.</source>
            <translation>Noch nichts: das Erste wird links eingegeben.</translation>
        </message>
        <message>
            <source>Number of the invoice</source>
            <translation>Rechnungsnummer</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>Open items</source>
            <translation>Offene Posten</translation>
        </message>
        <message>
            <source>Order it</source>
            <translation>Bestellen</translation>
        </message>
        <message>
            <source>Order something</source>
            <translation>Etwas bestellen</translation>
        </message>
        <message>
            <source>Ordered on</source>
            <translation>Bestellt am</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>Aufträge</translation>
        </message>
        <message>
            <source>Pack</source>
            <translation>Packung</translation>
        </message>
        <message>
            <source>Packs</source>
            <translation>Packungen</translation>
        </message>
        <message>
            <source>Pallet (SSCC)</source>
            <translation>Palette (SSCC)</translation>
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
            <source>Person and roles</source>
            <translation>Person und Rollen</translation>
        </message>
        <message>
            <source>Place the order</source>
            <translation>Bestellung aufgeben</translation>
        </message>
        <message>
            <source>Post the entry</source>
            <translation>Buchung verbuchen</translation>
        </message>
        <message>
            <source>Post the invoice</source>
            <translation>Rechnung verbuchen</translation>
        </message>
        <message>
            <source>Post the payment</source>
            <translation>Zahlung verbuchen</translation>
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
            <source>Promised for</source>
            <translation>Zugesagt für</translation>
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
            <source>Receive it</source>
            <translation>Ware annehmen</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>Rollen</translation>
        </message>
        <message>
            <source>Rows copied from a spreadsheet can be pasted into the first empty line.</source>
            <translation>Zeilen aus einer Tabellenkalkulation lassen sich in die erste leere Zeile einfügen.</translation>
        </message>
        <message>
            <source>Sales order</source>
            <translation>Kundenauftrag</translation>
        </message>
        <message>
            <source>Save the company</source>
            <translation>Firma speichern</translation>
        </message>
        <message>
            <source>Save the item</source>
            <translation>Artikel speichern</translation>
        </message>
        <message>
            <source>Save the partner</source>
            <translation>Partner speichern</translation>
        </message>
        <message>
            <source>Save the person</source>
            <translation>Person speichern</translation>
        </message>
        <message>
            <source>Save the warehouse</source>
            <translation>Lager speichern</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>Einrichten</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>Ausgleichen</translation>
        </message>
        <message>
            <source>Settles</source>
            <translation>Gleicht aus</translation>
        </message>
        <message>
            <source>Settles more than is paid</source>
            <translation>Gleicht mehr aus, als gezahlt wird</translation>
        </message>
        <message>
            <source>Ship it</source>
            <translation>Versenden</translation>
        </message>
        <message>
            <source>Shipment</source>
            <translation>Lieferung</translation>
        </message>
        <message>
            <source>Shipping notice</source>
            <translation>Lieferavis</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>Kurzname</translation>
        </message>
        <message>
            <source>Standard cost</source>
            <translation>Standardkosten</translation>
        </message>
        <message>
            <source>Stands for one</source>
            <translation>Steht für</translation>
        </message>
        <message>
            <source>Start anew</source>
            <translation>Neu beginnen</translation>
        </message>
        <message>
            <source>Stays on account</source>
            <translation>Bleibt als Anzahlung</translation>
        </message>
        <message>
            <source>Supplier</source>
            <translation>Lieferant</translation>
        </message>
        <message>
            <source>Supplier invoice</source>
            <translation>Lieferantenrechnung</translation>
        </message>
        <message>
            <source>Supplier or customer</source>
            <translation>Lieferant oder Kunde</translation>
        </message>
        <message>
            <source>Suppliers and customers</source>
            <translation>Lieferanten und Kunden</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Take the order</source>
            <translation>Auftrag annehmen</translation>
        </message>
        <message>
            <source>Take this line out</source>
            <translation>Diese Zeile herausnehmen</translation>
        </message>
        <message>
            <source>Tax</source>
            <translation>Steuer</translation>
        </message>
        <message>
            <source>Tax number</source>
            <translation>Steuernummer</translation>
        </message>
        <message>
            <source>Their number</source>
            <translation>Deren Nummer</translation>
        </message>
        <message>
            <source>These lines come with what is chosen above.</source>
            <translation>Diese Zeilen kommen mit dem, was oben gewählt wird.</translation>
        </message>
        <message>
            <source>They have exactly these roles from now on; roles that are not listed end.</source>
            <translation>Die Person hat ab jetzt genau diese Rollen; was nicht aufgeführt ist, endet.</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Summe</translation>
        </message>
        <message>
            <source>Total on the paper</source>
            <translation>Summe auf der Rechnung</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <source>Unit it is counted in</source>
            <translation>Gezählt in</translation>
        </message>
        <message>
            <source>Valued at</source>
            <translation>Bewertet nach</translation>
        </message>
        <message>
            <source>Voucher number</source>
            <translation>Belegnummer</translation>
        </message>
        <message>
            <source>Waits for an invoice</source>
            <translation>Wartet auf eine Rechnung</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Wartet auf Freigabe</translation>
        </message>
        <message>
            <source>Waits to be shipped</source>
            <translation>Wartet auf den Versand</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>Warehouse and locations</source>
            <translation>Lager und Lagerplätze</translation>
        </message>
        <message>
            <source>We buy from them</source>
            <translation>Wir kaufen dort</translation>
        </message>
        <message>
            <source>We sell to them</source>
            <translation>Wir verkaufen dorthin</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What a supplier bills for goods that came: matched with the order and its receipts.</source>
            <translation>Was ein Lieferant für gelieferte Ware berechnet: abgeglichen mit der Bestellung und ihren Wareneingängen.</translation>
        </message>
        <message>
            <source>What comes of it</source>
            <translation>Was daraus wird</translation>
        </message>
        <message>
            <source>What for</source>
            <translation>Wofür</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Was geschieht</translation>
        </message>
        <message>
            <source>What is bought, kept and sold: unit, packs, barcodes, and how it is valued.</source>
            <translation>Was gekauft, gelagert und verkauft wird: Einheit, Packungen, Barcodes, und wie es bewertet wird.</translation>
        </message>
        <message>
            <source>What stands here now is not sent: look whether it is still to be sent, or begin anew.</source>
            <translation>Was jetzt hier steht, ist nicht gesendet: Prüfen Sie, ob es noch zu senden ist, oder beginnen Sie neu.</translation>
        </message>
        <message>
            <source>What would you like to enter?</source>
            <translation>Was möchten Sie eingeben?</translation>
        </message>
        <message>
            <source>Who works with this book and what they may do, everywhere or in one place.</source>
            <translation>Wer mit diesem Buch arbeitet und was die Person darf, überall oder an einem Ort.</translation>
        </message>
        <message>
            <source>Whom goods come from or go to, with terms and currency. One can be both.</source>
            <translation>Woher Waren kommen und wohin sie gehen, mit Zahlungsziel und Währung. Jemand kann beides sein.</translation>
        </message>
        <message>
            <source>a city, such as Berlin</source>
            <translation>eine Stadt, etwa Berlin</translation>
        </message>
        <message>
            <source>any amount</source>
            <translation>jeden Betrag</translation>
        </message>
        <message>
            <source>as its code</source>
            <translation>wie das Kürzel</translation>
        </message>
        <message>
            <source>code or name</source>
            <translation>Kürzel oder Name</translation>
        </message>
        <message>
            <source>code, name or barcode</source>
            <translation>Kürzel, Name oder Barcode</translation>
        </message>
        <message>
            <source>dock, goods arrive here</source>
            <translation>Rampe, hier kommt Ware an</translation>
        </message>
        <message>
            <source>enter change set up master data orders forms</source>
            <translation>eingeben ändern einrichten Stammdaten Aufträge Formulare erfassen anlegen</translation>
        </message>
        <message>
            <source>every</source>
            <translation>alle</translation>
        </message>
        <message>
            <source>first in, first out</source>
            <translation>zuerst herein, zuerst hinaus (FIFO)</translation>
        </message>
        <message>
            <source>its company's, or a city</source>
            <translation>die der Firma, oder eine Stadt</translation>
        </message>
        <message>
            <source>its own</source>
            <translation>eigene</translation>
        </message>
        <message>
            <source>its unit, or a pack</source>
            <translation>seine Einheit, oder eine Packung</translation>
        </message>
        <message>
            <source>legal entity time zone business day today date tax number address</source>
            <translation>Firma Gesellschaft Zeitzone Geschäftstag heute Datum Steuernummer Adresse</translation>
        </message>
        <message>
            <source>lot</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>moving average</source>
            <translation>gleitendem Durchschnitt</translation>
        </message>
        <message>
            <source>new ASN despatch advice delivery pallet SSCC announce</source>
            <translation>neu Avis Lieferschein Ankündigung Palette SSCC NVE</translation>
        </message>
        <message>
            <source>new bill payable match supplier GRNI</source>
            <translation>neu Rechnung Eingangsrechnung Verbindlichkeit abgleichen Lieferant</translation>
        </message>
        <message>
            <source>new buy supplier goods</source>
            <translation>neu kaufen bestellen Lieferant Ware Einkauf</translation>
        </message>
        <message>
            <source>new deliver send customer goods issue pick</source>
            <translation>neu liefern versenden Kunde Warenausgang Kommission Lieferung</translation>
        </message>
        <message>
            <source>new manual voucher booking debit credit</source>
            <translation>neu manuell Beleg Buchung verbuchen Soll Haben</translation>
        </message>
        <message>
            <source>new member user colleague right permission limit</source>
            <translation>neu Mitglied Benutzer Kollege Recht Berechtigung Grenze</translation>
        </message>
        <message>
            <source>new partner vendor carrier client master data</source>
            <translation>neu Partner Geschäftspartner Spedition Stammdaten</translation>
        </message>
        <message>
            <source>new pay money bank settle open items receipt</source>
            <translation>neu zahlen Geld Bank ausgleichen offene Posten Zahlungseingang</translation>
        </message>
        <message>
            <source>new product article goods barcode pack unit master data</source>
            <translation>neu Produkt Ware Barcode Packung Einheit Stammdaten</translation>
        </message>
        <message>
            <source>new sell customer goods</source>
            <translation>neu verkaufen Kunde Ware Verkauf</translation>
        </message>
        <message>
            <source>new site bin bay shelf aisle dock place master data</source>
            <translation>neu Standort Fach Regal Gang Rampe Platz Stammdaten</translation>
        </message>
        <message>
            <source>number or customer</source>
            <translation>Nummer oder Kunde</translation>
        </message>
        <message>
            <source>number or name</source>
            <translation>Nummer oder Name</translation>
        </message>
        <message>
            <source>number or supplier</source>
            <translation>Nummer oder Lieferant</translation>
        </message>
        <message>
            <source>on the road to here</source>
            <translation>unterwegs hierher</translation>
        </message>
        <message>
            <source>paid to them</source>
            <translation>an sie gezahlt</translation>
        </message>
        <message>
            <source>quantity only</source>
            <translation>nur Menge</translation>
        </message>
        <message>
            <source>quarantine, held or damaged</source>
            <translation>Quarantäne, zurückgehalten oder beschädigt</translation>
        </message>
        <message>
            <source>received from them</source>
            <translation>von ihnen erhalten</translation>
        </message>
        <message>
            <source>serial number</source>
            <translation>Seriennummer</translation>
        </message>
        <message>
            <source>shelf or bay</source>
            <translation>Regal oder Fach</translation>
        </message>
        <message>
            <source>staging, goods leave here</source>
            <translation>Bereitstellung, hier geht Ware hinaus</translation>
        </message>
        <message>
            <source>standard cost</source>
            <translation>Standardkosten</translation>
        </message>
        <message>
            <source>such as DE</source>
            <translation>etwa DE</translation>
        </message>
        <message>
            <source>such as EUR</source>
            <translation>etwa EUR</translation>
        </message>
        <message>
            <source>such as HAM-16</source>
            <translation>etwa HAM-16</translation>
        </message>
        <message>
            <source>such as HANSE</source>
            <translation>etwa HANSE</translation>
        </message>
        <message>
            <source>such as LEEDS</source>
            <translation>etwa LEEDS</translation>
        </message>
        <message>
            <source>such as box</source>
            <translation>etwa Karton</translation>
        </message>
        <message>
            <source>such as petra</source>
            <translation>etwa petra</translation>
        </message>
        <message>
            <source>such as tools; accounts can differ by it</source>
            <translation>etwa Werkzeug; Konten können danach verschieden sein</translation>
        </message>
        <message>
            <source>the company's own</source>
            <translation>die der Firma</translation>
        </message>
        <message>
            <source>the partner's own</source>
            <translation>die des Partners</translation>
        </message>
        <message>
            <source>what is settled below</source>
            <translation>was unten ausgeglichen wird</translation>
        </message>
        <message>
            <source>{role} decides on it first.</source>
            <translation>Zuerst entscheidet darüber: {role}.</translation>
        </message>
        <message>
            <source>{table}, line {number}: {text}</source>
            <translation>{table}, Zeile {number}: {text}</translation>
        </message>
        <message numerus="yes">
            <source>{table}: at least %n line(s).</source>
            <translation>
                <numerusform>{table}: mindestens %n Zeile.</numerusform>
                <numerusform>{table}: mindestens %n Zeilen.</numerusform>
            </translation>
        </message>
        <message>
            <source>{what} is in the book.</source>
            <translation>{what} ist im Buch.</translation>
        </message>
        <message>
            <source>{what} waits for approval.</source>
            <translation>{what} wartet auf Freigabe.</translation>
        </message>
        <message>
            <source>“{field}” is missing.</source>
            <translation>„{field}“ fehlt.</translation>
        </message>
        <message>
            <source>“{text}” fits several. Type more of it, or choose from the list.</source>
            <translation>„{text}“ passt auf mehrere. Geben Sie mehr davon ein, oder wählen Sie aus der Liste.</translation>
        </message>
    </context>
</TS>
