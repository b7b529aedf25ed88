<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>receiving</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n Position</numerusform>
                <numerusform>%n Positionen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) go to quarantine as the supplier's, without value. A case opens for {role}.</source>
            <translation>
                <numerusform>%n Position geht als Eigentum des Lieferanten ohne Wert in die Sperre. Ein Fall für {role} wird angelegt.</numerusform>
                <numerusform>%n Positionen gehen als Eigentum des Lieferanten ohne Wert in die Sperre. Ein Fall für {role} wird angelegt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pallet(s)</source>
            <translation>
                <numerusform>%n Palette</numerusform>
                <numerusform>%n Paletten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n receipt(s) wait for an approval</source>
            <translation>
                <numerusform>%n Wareneingang wartet auf Freigabe</numerusform>
                <numerusform>%n Wareneingänge warten auf Freigabe</numerusform>
            </translation>
        </message>
        <message>
            <source>+{quantity} over</source>
            <translation>+{quantity} zu viel</translation>
        </message>
        <message>
            <source>A location after the goods says where you put them</source>
            <translation>Ein Lagerplatz nach der Ware sagt, wohin sie kam</translation>
        </message>
        <message>
            <source>A receipt of {order} from here waits to be posted.</source>
            <translation>Ein Wareneingang zu {order} von hier wartet auf das Buchen.</translation>
        </message>
        <message>
            <source>All lines are complete. Look at the entry, then post the receipt</source>
            <translation>Alle Positionen sind vollständig. Buchungssatz ansehen, dann buchen</translation>
        </message>
        <message>
            <source>Answer first what is asked above, or undo the scan.</source>
            <translation>Beantworten Sie erst die Frage oben, oder nehmen Sie den Scan zurück.</translation>
        </message>
        <message>
            <source>Ask for a quarantine location to be defined, then scan again.</source>
            <translation>Lassen Sie einen Sperrplatz anlegen und scannen Sie dann erneut.</translation>
        </message>
        <message>
            <source>Ask the buyer, or choose another order from the list.</source>
            <translation>Fragen Sie den Einkauf, oder wählen Sie eine andere Bestellung aus der Liste.</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Bisher</translation>
        </message>
        <message>
            <source>Check and post</source>
            <translation>Prüfen und buchen</translation>
        </message>
        <message>
            <source>Choose a line of good goods, or undo the last scan.</source>
            <translation>Wählen Sie eine Position mit guter Ware, oder nehmen Sie den letzten Scan zurück.</translation>
        </message>
        <message>
            <source>Choose a posted receipt first.</source>
            <translation>Wählen Sie zuerst einen gebuchten Wareneingang.</translation>
        </message>
        <message>
            <source>Choose an order first.</source>
            <translation>Wählen Sie zuerst eine Bestellung.</translation>
        </message>
        <message>
            <source>Compare with what stands before you; correct what differs.</source>
            <translation>Vergleichen Sie mit dem, was vor Ihnen steht, und berichtigen Sie, was abweicht.</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Damaged and unordered goods are kept apart from stock.</source>
            <translation>Beschädigte und nicht bestellte Ware wird vom Bestand getrennt gehalten.</translation>
        </message>
        <message>
            <source>Damaged on arrival</source>
            <translation>Beschädigt angekommen</translation>
        </message>
        <message>
            <source>Delivery note</source>
            <translation>Lieferschein</translation>
        </message>
        <message>
            <source>Drop photos of damage here, or add them.</source>
            <translation>Ziehen Sie Fotos vom Schaden hierher, oder fügen Sie sie hinzu.</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>Everything on {order} has been received already.</source>
            <translation>Zu {order} ist schon alles eingegangen.</translation>
        </message>
        <message>
            <source>Everything that was announced is on this receipt.</source>
            <translation>Alles Angekündigte steht schon auf diesem Wareneingang.</translation>
        </message>
        <message>
            <source>Expected deliveries</source>
            <translation>Erwartete Lieferungen</translation>
        </message>
        <message>
            <source>Expected from {supplier}</source>
            <translation>Erwartet von {supplier}</translation>
        </message>
        <message>
            <source>Expected: a location in {warehouse}.</source>
            <translation>Erwartet: ein Lagerplatz in {warehouse}.</translation>
        </message>
        <message>
            <source>Expected: a location inside the warehouse; this one is for goods on the road.</source>
            <translation>Erwartet: ein Platz im Lager; dieser ist für Ware auf dem Weg.</translation>
        </message>
        <message>
            <source>Expected: a purchase order that goods are due for.</source>
            <translation>Erwartet: eine Bestellung, zu der noch Ware kommt.</translation>
        </message>
        <message>
            <source>Expected: a quarantine location ({places}).</source>
            <translation>Erwartet: ein Sperrplatz ({places}).</translation>
        </message>
        <message>
            <source>Expected: an open order.</source>
            <translation>Erwartet: eine offene Bestellung.</translation>
        </message>
        <message>
            <source>Expected: each pallet once.</source>
            <translation>Erwartet: jede Palette einmal.</translation>
        </message>
        <message>
            <source>Expected: each serial number of {item} once.</source>
            <translation>Erwartet: jede Seriennummer von {item} nur einmal.</translation>
        </message>
        <message>
            <source>Expected: goods first, then where they were put.</source>
            <translation>Erwartet: erst die Ware, dann ihr Lagerplatz.</translation>
        </message>
        <message>
            <source>Expected: goods that were ordered.</source>
            <translation>Erwartet: bestellte Ware.</translation>
        </message>
        <message>
            <source>Expected: the expiry date of lot {lot}, such as {example}.</source>
            <translation>Erwartet: das Ablaufdatum der Charge {lot}, etwa {example}.</translation>
        </message>
        <message>
            <source>Expected: {items}.</source>
            <translation>Erwartet: {items}.</translation>
        </message>
        <message>
            <source>Expiry date</source>
            <translation>Ablaufdatum</translation>
        </message>
        <message>
            <source>Goods receipt note</source>
            <translation>Wareneingangsschein</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Übergehen</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Item, carton or location</source>
            <translation>Artikel, Karton oder Lagerplatz</translation>
        </message>
        <message>
            <source>Item, carton or location   ·   5* for five</source>
            <translation>Artikel, Karton oder Lagerplatz   ·   5* für fünf</translation>
        </message>
        <message>
            <source>Its number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Keep the goods together; the approvals screen shows when it is decided.</source>
            <translation>Halten Sie die Ware zusammen; die Freigaben zeigen, wenn entschieden ist.</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Etiketten</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Positionen</translation>
        </message>
        <message>
            <source>Lines of the order</source>
            <translation>Positionen der Bestellung</translation>
        </message>
        <message>
            <source>Lines open</source>
            <translation>Offene Positionen</translation>
        </message>
        <message>
            <source>Lot number</source>
            <translation>Chargennummer</translation>
        </message>
        <message>
            <source>Lot {lot} of {item} is new and kept by expiry date</source>
            <translation>Charge {lot} von {item} ist neu und wird nach Ablaufdatum geführt</translation>
        </message>
        <message>
            <source>Missing: {what}.</source>
            <translation>Es fehlt: {what}.</translation>
        </message>
        <message>
            <source>More goods count as an over-receipt. Scan another order if this is a mistake.</source>
            <translation>Weitere Ware gilt als Überlieferung. Scannen Sie eine andere Bestellung, falls dies ein Irrtum ist.</translation>
        </message>
        <message>
            <source>Next line</source>
            <translation>Nächste Position</translation>
        </message>
        <message>
            <source>No delivery is announced for this order.</source>
            <translation>Für diese Bestellung ist keine Lieferung angekündigt.</translation>
        </message>
        <message>
            <source>Not ordered</source>
            <translation>Nicht bestellt</translation>
        </message>
        <message>
            <source>Not ordered: put it into quarantine.</source>
            <translation>Nicht bestellt: in die Sperre legen.</translation>
        </message>
        <message>
            <source>Not posted yet</source>
            <translation>Noch nicht gebucht</translation>
        </message>
        <message>
            <source>Nothing is expected</source>
            <translation>Nichts wird erwartet</translation>
        </message>
        <message>
            <source>Nothing is over, damaged or unordered.</source>
            <translation>Nichts ist zu viel, beschädigt oder nicht bestellt.</translation>
        </message>
        <message>
            <source>Nothing is posted yet.</source>
            <translation>Noch ist nichts gebucht.</translation>
        </message>
        <message>
            <source>Nothing of {item} is on this line.</source>
            <translation>Auf dieser Position ist nichts von {item}.</translation>
        </message>
        <message>
            <source>Nothing of {item} is open any more.</source>
            <translation>Von {item} ist nichts mehr offen.</translation>
        </message>
        <message>
            <source>Nothing was added. Look at the label and scan the next one.</source>
            <translation>Nichts wurde erfasst. Sehen Sie auf das Etikett und scannen Sie das nächste Stück.</translation>
        </message>
        <message>
            <source>Nothing was added. Scan its cartons one by one.</source>
            <translation>Nichts wurde hinzugefügt. Scannen Sie die Kartons einzeln.</translation>
        </message>
        <message>
            <source>Nothing was added. Scan the next pallet.</source>
            <translation>Nichts wurde hinzugefügt. Scannen Sie die nächste Palette.</translation>
        </message>
        <message>
            <source>Nothing was added. Take it as unordered goods, or put it aside.</source>
            <translation>Nichts wurde erfasst. Nehmen Sie es als nicht bestellt an, oder legen Sie es beiseite.</translation>
        </message>
        <message>
            <source>Nothing was changed. Scan a location of this warehouse.</source>
            <translation>Nichts wurde geändert. Scannen Sie einen Platz dieses Lagers.</translation>
        </message>
        <message>
            <source>Nothing was changed. Scan another location.</source>
            <translation>Nichts wurde geändert. Scannen Sie einen anderen Lagerplatz.</translation>
        </message>
        <message>
            <source>Nothing yet. Posted receipts stand here with their papers.</source>
            <translation>Noch nichts. Gebuchte Wareneingänge stehen hier mit ihren Papieren.</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>One less</source>
            <translation>Eins weniger</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>One more</source>
            <translation>Eins mehr</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>Open the order</source>
            <translation>Bestellung öffnen</translation>
        </message>
        <message>
            <source>Order and supplier</source>
            <translation>Bestellung und Lieferant</translation>
        </message>
        <message>
            <source>Order, supplier or item</source>
            <translation>Bestellung, Lieferant oder Artikel</translation>
        </message>
        <message>
            <source>Ordered</source>
            <translation>Bestellt</translation>
        </message>
        <message>
            <source>Orders with {item}</source>
            <translation>Bestellungen mit {item}</translation>
        </message>
        <message>
            <source>Over, within tolerance</source>
            <translation>Zu viel, in der Toleranz</translation>
        </message>
        <message>
            <source>Pallet {pallet} is on this receipt already.</source>
            <translation>Palette {pallet} steht schon auf diesem Wareneingang.</translation>
        </message>
        <message>
            <source>Pallet {pallet} · {goods}</source>
            <translation>Palette {pallet} · {goods}</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>Parken</translation>
        </message>
        <message numerus="yes">
            <source>Parked · %n scan(s)</source>
            <translation>
                <numerusform>Geparkt · %n Scan</numerusform>
                <numerusform>Geparkt · %n Scans</numerusform>
            </translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <source>Post receipt</source>
            <translation>Wareneingang buchen</translation>
        </message>
        <message>
            <source>Posting date</source>
            <translation>Buchungsdatum</translation>
        </message>
        <message>
            <source>Posting the receipt</source>
            <translation>Wareneingang wird gebucht</translation>
        </message>
        <message>
            <source>Previous line</source>
            <translation>Vorige Position</translation>
        </message>
        <message>
            <source>Purchase orders appear here until all their goods have come. Scan a delivery note to look for one.</source>
            <translation>Bestellungen stehen hier, bis ihre Ware vollständig ist. Scannen Sie einen Lieferschein, um eine zu suchen.</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>Put away at</source>
            <translation>Einlagern auf</translation>
        </message>
        <message>
            <source>Receipt and supplier</source>
            <translation>Wareneingang und Lieferant</translation>
        </message>
        <message>
            <source>Receive only what has arrived since.</source>
            <translation>Vereinnahmen Sie nur, was seither ankam.</translation>
        </message>
        <message>
            <source>Received today</source>
            <translation>Heute eingegangen</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>Wareneingang</translation>
        </message>
        <message>
            <source>Rest</source>
            <translation>Rest</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>Stornieren</translation>
        </message>
        <message>
            <source>Scan an item or choose a line first.</source>
            <translation>Scannen Sie zuerst einen Artikel, oder wählen Sie eine Position.</translation>
        </message>
        <message>
            <source>Scan an item, or choose a line to change it by hand.</source>
            <translation>Scannen Sie einen Artikel, oder wählen Sie eine Position, um sie von Hand zu ändern.</translation>
        </message>
        <message>
            <source>Scan an item, then this location again.</source>
            <translation>Scannen Sie einen Artikel, dann diesen Platz erneut.</translation>
        </message>
        <message>
            <source>Scan an order</source>
            <translation>Bestellung scannen</translation>
        </message>
        <message>
            <source>Scan an order first.</source>
            <translation>Scannen Sie zuerst eine Bestellung.</translation>
        </message>
        <message>
            <source>Scan it again in a moment.</source>
            <translation>Scannen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Scan it again to receive it.</source>
            <translation>Scannen Sie ihn erneut, um ihn zu erfassen.</translation>
        </message>
        <message>
            <source>Scan it first.</source>
            <translation>Scannen Sie ihn zuerst.</translation>
        </message>
        <message>
            <source>Scan its goods, or take in everything as announced.</source>
            <translation>Scannen Sie die Ware, oder übernehmen Sie alles wie angekündigt.</translation>
        </message>
        <message>
            <source>Scan its lot number.</source>
            <translation>Scannen Sie die Chargennummer.</translation>
        </message>
        <message>
            <source>Scan its pallets, or take in everything as announced.</source>
            <translation>Scannen Sie die Paletten, oder übernehmen Sie alles wie angekündigt.</translation>
        </message>
        <message>
            <source>Scan its serial number.</source>
            <translation>Scannen Sie die Seriennummer.</translation>
        </message>
        <message>
            <source>Scan the goods first.</source>
            <translation>Scannen Sie zuerst die Ware.</translation>
        </message>
        <message>
            <source>Scan the lot</source>
            <translation>Charge scannen</translation>
        </message>
        <message>
            <source>Scan the next carton</source>
            <translation>Nächsten Karton scannen</translation>
        </message>
        <message>
            <source>Scan the number on the delivery note, or choose from the list.</source>
            <translation>Scannen Sie die Nummer auf dem Lieferschein, oder wählen Sie aus der Liste.</translation>
        </message>
        <message>
            <source>Scan the order of this delivery first; then it can be taken as unordered.</source>
            <translation>Scannen Sie zuerst die Bestellung dieser Lieferung; dann kann es als nicht bestellt angenommen werden.</translation>
        </message>
        <message>
            <source>Scan the order to go on.</source>
            <translation>Scannen Sie die Bestellung, um fortzufahren.</translation>
        </message>
        <message>
            <source>Scan the order, or choose it below.</source>
            <translation>Scannen Sie die Bestellung, oder wählen Sie sie unten.</translation>
        </message>
        <message>
            <source>Scan the serial number</source>
            <translation>Seriennummer scannen</translation>
        </message>
        <message>
            <source>Scan the serial number of each.</source>
            <translation>Scannen Sie die Seriennummer jedes Stücks.</translation>
        </message>
        <message>
            <source>Scan what arrived first.</source>
            <translation>Scannen Sie zuerst, was ankam.</translation>
        </message>
        <message>
            <source>Scanned</source>
            <translation>Gescannt</translation>
        </message>
        <message>
            <source>See the checks on the right.</source>
            <translation>Siehe die Prüfungen rechts.</translation>
        </message>
        <message>
            <source>Serial number</source>
            <translation>Seriennummer</translation>
        </message>
        <message>
            <source>Serial number {serial} is {met} already.</source>
            <translation>Seriennummer {serial} ist schon {met}.</translation>
        </message>
        <message>
            <source>Show all expected</source>
            <translation>Alle erwarteten zeigen</translation>
        </message>
        <message>
            <source>Start this receipt anew</source>
            <translation>Diesen Wareneingang neu beginnen</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Take as announced</source>
            <translation>Wie angekündigt</translation>
        </message>
        <message>
            <source>Take as unordered</source>
            <translation>Als nicht bestellt annehmen</translation>
        </message>
        <message>
            <source>Take the rest</source>
            <translation>Rest nehmen</translation>
        </message>
        <message>
            <source>Taken back: {items}</source>
            <translation>Zurückgenommen: {items}</translation>
        </message>
        <message>
            <source>Taken back: {item}</source>
            <translation>Zurückgenommen: {item}</translation>
        </message>
        <message>
            <source>Taken back: {item} · {what}</source>
            <translation>Zurückgenommen: {item} · {what}</translation>
        </message>
        <message numerus="yes">
            <source>Taken in as announced: %n line(s)</source>
            <translation>
                <numerusform>Wie angekündigt übernommen: %n Zeile</numerusform>
                <numerusform>Wie angekündigt übernommen: %n Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>The notice does not say everything about {item}.</source>
            <translation>Das Lieferavis sagt nicht alles über {item}.</translation>
        </message>
        <message>
            <source>The number on the delivery note, a supplier, or any item of the delivery</source>
            <translation>Die Nummer auf dem Lieferschein, ein Lieferant oder ein Artikel der Lieferung</translation>
        </message>
        <message>
            <source>The receipt is being posted.</source>
            <translation>Der Wareneingang wird gebucht.</translation>
        </message>
        <message>
            <source>The receipt of {order}</source>
            <translation>Der Wareneingang zu {order}</translation>
        </message>
        <message>
            <source>The receipt of {order} is parked; nothing is posted.</source>
            <translation>Der Wareneingang zu {order} ist geparkt; nichts ist gebucht.</translation>
        </message>
        <message>
            <source>The receipt of {order} waits for an approval.</source>
            <translation>Der Wareneingang zu {order} wartet auf Freigabe.</translation>
        </message>
        <message>
            <source>There is no order {order}.</source>
            <translation>Es gibt keine Bestellung {order}.</translation>
        </message>
        <message>
            <source>There is nothing to take back.</source>
            <translation>Es gibt nichts zurückzunehmen.</translation>
        </message>
        <message>
            <source>They stay the supplier's: put them into {place}.</source>
            <translation>Sie bleiben Eigentum des Lieferanten: legen Sie sie auf {place}.</translation>
        </message>
        <message>
            <source>This code names no lot.</source>
            <translation>Dieser Code nennt keine Charge.</translation>
        </message>
        <message>
            <source>This order is complete.</source>
            <translation>Diese Bestellung ist vollständig.</translation>
        </message>
        <message>
            <source>This receipt is open in another window.</source>
            <translation>Dieser Wareneingang ist in einem anderen Fenster offen.</translation>
        </message>
        <message>
            <source>This scan was not counted.</source>
            <translation>Dieser Scan wurde nicht gezählt.</translation>
        </message>
        <message>
            <source>Type the date, or take the scan back with Ctrl+Z.</source>
            <translation>Geben Sie das Datum ein, oder nehmen Sie den Scan mit Strg+Z zurück.</translation>
        </message>
        <message>
            <source>Type the expiry date</source>
            <translation>Ablaufdatum eingeben</translation>
        </message>
        <message>
            <source>Type the expiry date of lot {lot}.</source>
            <translation>Geben Sie das Ablaufdatum der Charge {lot} ein.</translation>
        </message>
        <message>
            <source>Undo scan</source>
            <translation>Scan zurücknehmen</translation>
        </message>
        <message>
            <source>What is open below counts it as received (≈).</source>
            <translation>Was unten offen ist, zählt ihn als eingegangen (≈).</translation>
        </message>
        <message>
            <source>What will be posted says what comes of it.</source>
            <translation>Was gebucht wird, zeigt, was daraus wird.</translation>
        </message>
        <message>
            <source>What you scanned is here again. Correct it, then post it.</source>
            <translation>Die Scans sind wieder da. Berichtigen, dann buchen.</translation>
        </message>
        <message>
            <source>Within tolerance</source>
            <translation>In der Toleranz</translation>
        </message>
        <message>
            <source>You took this receipt back.</source>
            <translation>Dieser Wareneingang wurde zurückgezogen.</translation>
        </message>
        <message numerus="yes">
            <source>Your receipt of {order} goes on where you left it: %n scan(s).</source>
            <translation>
                <numerusform>Ihr Wareneingang zu {order} geht weiter, wo Sie aufhörten: %n Scan.</numerusform>
                <numerusform>Ihr Wareneingang zu {order} geht weiter, wo Sie aufhörten: %n Scans.</numerusform>
            </translation>
        </message>
        <message>
            <source>announced delivery</source>
            <translation>angekündigte Lieferung</translation>
        </message>
        <message>
            <source>besides, damaged</source>
            <translation>außerdem beschädigt</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>beschädigt</translation>
        </message>
        <message>
            <source>expires {day}</source>
            <translation>läuft ab {day}</translation>
        </message>
        <message>
            <source>for {day}</source>
            <translation>für den {day}</translation>
        </message>
        <message>
            <source>in stock at {place}</source>
            <translation>im Bestand auf {place}</translation>
        </message>
        <message>
            <source>it is closed</source>
            <translation>sie ist geschlossen</translation>
        </message>
        <message>
            <source>it is not placed yet</source>
            <translation>sie ist noch nicht erteilt</translation>
        </message>
        <message>
            <source>it waits for an approval</source>
            <translation>sie wartet auf Freigabe</translation>
        </message>
        <message>
            <source>it was cancelled</source>
            <translation>sie wurde storniert</translation>
        </message>
        <message>
            <source>its expiry date</source>
            <translation>das Verfalldatum</translation>
        </message>
        <message>
            <source>its lot number</source>
            <translation>die Charge</translation>
        </message>
        <message>
            <source>its serial number</source>
            <translation>die Seriennummer</translation>
        </message>
        <message>
            <source>late</source>
            <translation>überfällig</translation>
        </message>
        <message>
            <source>lot {lot}</source>
            <translation>Charge {lot}</translation>
        </message>
        <message>
            <source>not ordered</source>
            <translation>nicht bestellt</translation>
        </message>
        <message>
            <source>of these</source>
            <translation>davon</translation>
        </message>
        <message>
            <source>on this receipt</source>
            <translation>auf diesem Wareneingang</translation>
        </message>
        <message>
            <source>partly received</source>
            <translation>teilweise eingegangen</translation>
        </message>
        <message>
            <source>posted</source>
            <translation>gebucht</translation>
        </message>
        <message>
            <source>purchase order</source>
            <translation>Bestellung</translation>
        </message>
        <message>
            <source>put away at {place}</source>
            <translation>eingelagert auf {place}</translation>
        </message>
        <message>
            <source>reversed</source>
            <translation>storniert</translation>
        </message>
        <message>
            <source>suggested</source>
            <translation>Vorschlag</translation>
        </message>
        <message>
            <source>supplier</source>
            <translation>Lieferant</translation>
        </message>
        <message>
            <source>waits for an approval</source>
            <translation>wartet auf Freigabe</translation>
        </message>
        <message>
            <source>{done} of {total} lines complete</source>
            <translation>{done} von {total} Positionen vollständig</translation>
        </message>
        <message>
            <source>{item} ({code}) is not on {order}.</source>
            <translation>{item} ({code}) steht nicht auf {order}.</translation>
        </message>
        <message>
            <source>{item} ({code}) is on no open order.</source>
            <translation>{item} ({code}) steht auf keiner offenen Bestellung.</translation>
        </message>
        <message numerus="yes">
            <source>{item} is expected on %n orders.</source>
            <translation>
                <numerusform>{item} wird auf %n Bestellung erwartet.</numerusform>
                <numerusform>{item} wird auf %n Bestellungen erwartet.</numerusform>
            </translation>
        </message>
        <message>
            <source>{item} is expected on {order} of {supplier}.</source>
            <translation>{item} wird auf {order} von {supplier} erwartet.</translation>
        </message>
        <message>
            <source>{item} is kept by lot; Ctrl+Z takes the scan back</source>
            <translation>{item} wird nach Charge geführt; Strg+Z nimmt den Scan zurück</translation>
        </message>
        <message>
            <source>{item} is kept by serial number</source>
            <translation>{item} wird nach Seriennummer geführt</translation>
        </message>
        <message>
            <source>{item} is put away at {place}</source>
            <translation>{item} liegt auf {place}</translation>
        </message>
        <message>
            <source>{item} is received one by one.</source>
            <translation>{item} wird einzeln erfasst.</translation>
        </message>
        <message>
            <source>{item} on this line is kept apart already.</source>
            <translation>{item} auf dieser Position ist schon abgesondert.</translation>
        </message>
        <message>
            <source>{item} · {what} damaged</source>
            <translation>{item} · {what} beschädigt</translation>
        </message>
        <message>
            <source>{item}: {received} of {ordered} ordered. The excess is small enough to be posted.</source>
            <translation>{item}: {received} von {ordered} bestellten. Der Überschuss ist klein genug zum Buchen.</translation>
        </message>
        <message>
            <source>{member} rejected this receipt: {reason}</source>
            <translation>{member} hat diesen Wareneingang abgelehnt: {reason}</translation>
        </message>
        <message>
            <source>{notice} announced</source>
            <translation>{notice} angekündigt</translation>
        </message>
        <message>
            <source>{notice} announced for {day}</source>
            <translation>{notice} für den {day} angekündigt</translation>
        </message>
        <message>
            <source>{notice} is announced: {what}</source>
            <translation>{notice} ist angekündigt: {what}</translation>
        </message>
        <message>
            <source>{now} of {open}</source>
            <translation>{now} von {open}</translation>
        </message>
        <message numerus="yes">
            <source>{number} is posted · %n line(s) of {order}</source>
            <translation>
                <numerusform>{number} ist gebucht · %n Position von {order}</numerusform>
                <numerusform>{number} ist gebucht · %n Positionen von {order}</numerusform>
            </translation>
        </message>
        <message>
            <source>{order} cannot be received: {reason}.</source>
            <translation>{order} kann nicht vereinnahmt werden: {reason}.</translation>
        </message>
        <message>
            <source>{place} cannot take these goods.</source>
            <translation>{place} kann diese Ware nicht aufnehmen.</translation>
        </message>
        <message>
            <source>{place} is a location of another warehouse.</source>
            <translation>{place} gehört zu einem anderen Lager.</translation>
        </message>
        <message>
            <source>{place} is a location.</source>
            <translation>{place} ist ein Lagerplatz.</translation>
        </message>
        <message>
            <source>{quantity} announced</source>
            <translation>{quantity} angekündigt</translation>
        </message>
        <message>
            <source>{quantity} damaged</source>
            <translation>{quantity} beschädigt</translation>
        </message>
        <message>
            <source>{quantity} {unit} more than ordered.</source>
            <translation>{quantity} {unit} mehr als bestellt.</translation>
        </message>
        <message numerus="yes">
            <source>{supplier}: %n order(s) expected.</source>
            <translation>
                <numerusform>{supplier}: %n Bestellung erwartet.</numerusform>
                <numerusform>{supplier}: %n Bestellungen erwartet.</numerusform>
            </translation>
        </message>
        <message>
            <source>{warehouse} has no quarantine location.</source>
            <translation>{warehouse} hat keinen Sperrplatz.</translation>
        </message>
        <message>
            <source>{what} added</source>
            <translation>{what} erfasst</translation>
        </message>
        <message>
            <source>“{code}” is not a date.</source>
            <translation>„{code}“ ist kein Datum.</translation>
        </message>
    </context>
</TS>
