<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>transfers</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n Position</numerusform>
                <numerusform>%n Positionen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are complete.</source>
            <translation>
                <numerusform>%n Position ist vollständig.</numerusform>
                <numerusform>%n Positionen sind vollständig.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) go to quarantine at their cost; a case opens for the supervisor.</source>
            <translation>
                <numerusform>%n Position geht zu ihren Kosten in die Sperre; ein Fall für die Lagerleitung wird angelegt.</numerusform>
                <numerusform>%n Positionen gehen zu ihren Kosten in die Sperre; ein Fall für die Lagerleitung wird angelegt.</numerusform>
            </translation>
        </message>
        <message>
            <source>A location after the goods says where you took them</source>
            <translation>Ein Lagerplatz nach der Ware sagt, woher sie kam</translation>
        </message>
        <message>
            <source>Ask for a transfer</source>
            <translation>Umlagerung anfordern</translation>
        </message>
        <message>
            <source>Ask for it</source>
            <translation>Anfordern</translation>
        </message>
        <message>
            <source>Asking moves no stock and posts no entry; shipping does.</source>
            <translation>Anfordern bewegt keinen Bestand und bucht nichts; erst der Versand.</translation>
        </message>
        <message>
            <source>Carrier</source>
            <translation>Spediteur</translation>
        </message>
        <message>
            <source>Choose a reason first.</source>
            <translation>Wählen Sie zuerst einen Grund.</translation>
        </message>
        <message>
            <source>Choose a reason for the damage first.</source>
            <translation>Wählen Sie zuerst einen Grund für den Schaden.</translation>
        </message>
        <message>
            <source>Choose a transfer first.</source>
            <translation>Wählen Sie zuerst eine Umlagerung.</translation>
        </message>
        <message>
            <source>Choose another warehouse to take it from.</source>
            <translation>Wählen Sie ein anderes Lager, aus dem es kommt.</translation>
        </message>
        <message>
            <source>Choose one from the list, or ask for a new transfer.</source>
            <translation>Wählen Sie eine aus der Liste, oder fordern Sie eine neue Umlagerung an.</translation>
        </message>
        <message>
            <source>Choose something done today first.</source>
            <translation>Wählen Sie zuerst etwas, das heute erledigt wurde.</translation>
        </message>
        <message>
            <source>Choose the location</source>
            <translation>Lagerplatz wählen</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Beschädigt</translation>
        </message>
        <message>
            <source>Damaged on arrival</source>
            <translation>Beschädigt angekommen</translation>
        </message>
        <message>
            <source>Document and transfer</source>
            <translation>Beleg und Umlagerung</translation>
        </message>
        <message>
            <source>Done today</source>
            <translation>Heute erledigt</translation>
        </message>
        <message>
            <source>Drop photos of damage here, or add them.</source>
            <translation>Ziehen Sie Fotos vom Schaden hierher, oder fügen Sie sie hinzu.</translation>
        </message>
        <message>
            <source>Everything still on the road is given up; say why</source>
            <translation>Alles, was noch unterwegs ist, wird aufgegeben; sagen Sie, warum</translation>
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
            <source>Expected: a location inside the warehouse; this one is for goods on the road.</source>
            <translation>Erwartet: ein Platz im Lager; dieser ist für Ware auf dem Weg.</translation>
        </message>
        <message>
            <source>Expected: a quarantine location ({places}).</source>
            <translation>Erwartet: ein Sperrplatz ({places}).</translation>
        </message>
        <message>
            <source>Expected: a transfer to ship or to take in.</source>
            <translation>Erwartet: eine Umlagerung zum Versenden oder Annehmen.</translation>
        </message>
        <message>
            <source>Expected: at most {left}, that is what is on the road.</source>
            <translation>Erwartet: höchstens {left}, so viel ist unterwegs.</translation>
        </message>
        <message>
            <source>Expected: at most {left}, that is what was asked for and not shipped yet.</source>
            <translation>Erwartet: höchstens {left}, so viel ist angefordert und noch nicht versandt.</translation>
        </message>
        <message>
            <source>Expected: each serial number of {item} once.</source>
            <translation>Erwartet: jede Seriennummer von {item} nur einmal.</translation>
        </message>
        <message>
            <source>Expected: goods first, then their location.</source>
            <translation>Erwartet: erst die Ware, dann ihr Lagerplatz.</translation>
        </message>
        <message>
            <source>Expected: {items}.</source>
            <translation>Erwartet: {items}.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>From {source} to {target}</source>
            <translation>Von {source} nach {target}</translation>
        </message>
        <message>
            <source>Goods kept by lot are scanned with their lot.</source>
            <translation>Ware mit Chargen wird mit ihrer Charge gescannt.</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Item, carton or location   ·   5* for five</source>
            <translation>Artikel, Karton oder Lagerplatz   ·   5* für fünf</translation>
        </message>
        <message>
            <source>Its number is on the transfer note; or choose it below</source>
            <translation>Die Nummer steht auf dem Umlagerungsschein; oder unten wählen</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Offen</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Positionen</translation>
        </message>
        <message>
            <source>Lines of the transfer</source>
            <translation>Positionen der Umlagerung</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lagerplatz</translation>
        </message>
        <message>
            <source>Lot or serial number</source>
            <translation>Charge oder Seriennummer</translation>
        </message>
        <message>
            <source>Moves nothing yet</source>
            <translation>Bewegt noch nichts</translation>
        </message>
        <message>
            <source>New transfer</source>
            <translation>Neue Umlagerung</translation>
        </message>
        <message>
            <source>Next line</source>
            <translation>Nächste Position</translation>
        </message>
        <message>
            <source>None of it is in {site} now.</source>
            <translation>In {site} ist zurzeit nichts davon.</translation>
        </message>
        <message>
            <source>Not posted yet</source>
            <translation>Noch nicht gebucht</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Nothing is left that can be taken without a scan.</source>
            <translation>Nichts ist übrig, was ohne Scan genommen werden kann.</translation>
        </message>
        <message>
            <source>Nothing is left to do for {transfer}: {reason}.</source>
            <translation>Für {transfer} ist nichts mehr zu tun: {reason}.</translation>
        </message>
        <message>
            <source>Nothing is posted yet; the goods stay on the road.</source>
            <translation>Noch ist nichts gebucht; die Ware bleibt unterwegs.</translation>
        </message>
        <message>
            <source>Nothing is under way</source>
            <translation>Nichts ist unterwegs</translation>
        </message>
        <message>
            <source>Nothing of {item} is on this line.</source>
            <translation>Auf dieser Position ist nichts von {item}.</translation>
        </message>
        <message>
            <source>Nothing to approve</source>
            <translation>Nichts freizugeben</translation>
        </message>
        <message>
            <source>Nothing was changed. Scan another location.</source>
            <translation>Nichts wurde geändert. Scannen Sie einen anderen Lagerplatz.</translation>
        </message>
        <message>
            <source>Nothing was counted. Leave the rest on the shelf, or ask for another transfer.</source>
            <translation>Nichts wurde gezählt. Lassen Sie den Rest im Regal, oder fordern Sie eine weitere Umlagerung an.</translation>
        </message>
        <message>
            <source>Nothing was counted. Look at the label and scan the next one.</source>
            <translation>Nichts wurde gezählt. Sehen Sie auf das Etikett und scannen Sie das nächste Stück.</translation>
        </message>
        <message>
            <source>Nothing was counted. Put it aside; found goods are counted in by a count.</source>
            <translation>Nichts wurde gezählt. Legen Sie es beiseite; gefundene Ware kommt durch eine Zählung in den Bestand.</translation>
        </message>
        <message>
            <source>Nothing was counted. Put the rest aside and have it counted in as found.</source>
            <translation>Nichts wurde gezählt. Legen Sie den Rest beiseite und lassen Sie ihn als gefunden zählen.</translation>
        </message>
        <message>
            <source>Nothing yet. What is shipped and taken in stands here.</source>
            <translation>Noch nichts. Versandtes und Angenommenes steht hier.</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>On the road</source>
            <translation>Unterwegs</translation>
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
            <source>Open a transfer first.</source>
            <translation>Öffnen Sie zuerst eine Umlagerung.</translation>
        </message>
        <message>
            <source>Open the transfer</source>
            <translation>Umlagerung öffnen</translation>
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
            <source>Parked; nothing is posted.</source>
            <translation>Geparkt; nichts ist gebucht.</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <source>Pick the goods</source>
            <translation>Ware kommissionieren</translation>
        </message>
        <message>
            <source>Post this step</source>
            <translation>Diesen Schritt buchen</translation>
        </message>
        <message>
            <source>Posting date</source>
            <translation>Buchungsdatum</translation>
        </message>
        <message>
            <source>Posting the transfer</source>
            <translation>Umlagerung wird gebucht</translation>
        </message>
        <message>
            <source>Posts at once.</source>
            <translation>Wird sofort gebucht.</translation>
        </message>
        <message>
            <source>Previous line</source>
            <translation>Vorige Position</translation>
        </message>
        <message>
            <source>Put them into quarantine, and choose or scan a reason.</source>
            <translation>Legen Sie sie in die Sperre und wählen oder scannen Sie einen Grund.</translation>
        </message>
        <message>
            <source>Put them into quarantine.</source>
            <translation>Legen Sie sie in die Sperre.</translation>
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
            <source>Reason: {reason}</source>
            <translation>Grund: {reason}</translation>
        </message>
        <message>
            <source>Refresh the list</source>
            <translation>Liste auffrischen</translation>
        </message>
        <message>
            <source>Report missing</source>
            <translation>Fehlendes melden</translation>
        </message>
        <message>
            <source>Report what is missing</source>
            <translation>Fehlendes melden</translation>
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
            <source>Scan a transfer</source>
            <translation>Umlagerung scannen</translation>
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
            <source>Scan it again in a moment.</source>
            <translation>Scannen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Scan it first.</source>
            <translation>Scannen Sie ihn zuerst.</translation>
        </message>
        <message>
            <source>Scan its lot or serial number.</source>
            <translation>Scannen Sie Charge oder Seriennummer.</translation>
        </message>
        <message>
            <source>Scan or choose the transfer to go on.</source>
            <translation>Scannen oder wählen Sie die Umlagerung, um fortzufahren.</translation>
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
            <source>Scan the lot first, or undo the scan.</source>
            <translation>Scannen Sie zuerst die Charge, oder nehmen Sie den Scan zurück.</translation>
        </message>
        <message>
            <source>Scan what arrived</source>
            <translation>Angekommenes scannen</translation>
        </message>
        <message>
            <source>Scan what is needed</source>
            <translation>Benötigtes scannen</translation>
        </message>
        <message>
            <source>Scan {item} first, then say that it is damaged.</source>
            <translation>Scannen Sie zuerst {item}, dann melden Sie den Schaden.</translation>
        </message>
        <message>
            <source>Scanned</source>
            <translation>Gescannt</translation>
        </message>
        <message>
            <source>Serial number {serial} was scanned already.</source>
            <translation>Seriennummer {serial} wurde schon gescannt.</translation>
        </message>
        <message>
            <source>Ship</source>
            <translation>Versenden</translation>
        </message>
        <message>
            <source>Ship the rest</source>
            <translation>Rest versenden</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Take everything</source>
            <translation>Alles nehmen</translation>
        </message>
        <message>
            <source>Take in</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <source>Take in what arrived first; what is still on the road then can be reported missing.</source>
            <translation>Nehmen Sie zuerst an, was ankam; was dann noch unterwegs ist, kann als fehlend gemeldet werden.</translation>
        </message>
        <message>
            <source>Take the rest</source>
            <translation>Rest nehmen</translation>
        </message>
        <message>
            <source>Taken back: {what}</source>
            <translation>Zurückgenommen: {what}</translation>
        </message>
        <message>
            <source>The approvals screen shows when it is decided.</source>
            <translation>Die Freigaben zeigen, wenn entschieden ist.</translation>
        </message>
        <message>
            <source>The transfer</source>
            <translation>Die Umlagerung</translation>
        </message>
        <message>
            <source>The transfer is being posted.</source>
            <translation>Die Umlagerung wird gebucht.</translation>
        </message>
        <message>
            <source>There is nothing to take back.</source>
            <translation>Es gibt nichts zurückzunehmen.</translation>
        </message>
        <message>
            <source>This is being posted.</source>
            <translation>Dies wird gebucht.</translation>
        </message>
        <message>
            <source>This is open in another window.</source>
            <translation>Das ist in einem anderen Fenster offen.</translation>
        </message>
        <message>
            <source>This scan was not counted.</source>
            <translation>Dieser Scan wurde nicht gezählt.</translation>
        </message>
        <message>
            <source>This waits for an approval.</source>
            <translation>Dies wartet auf Freigabe.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>Zu tun</translation>
        </message>
        <message>
            <source>To ship</source>
            <translation>Zu versenden</translation>
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
            <source>Transfers</source>
            <translation>Umlagerungen</translation>
        </message>
        <message>
            <source>Transfers stand here from the day they are asked for until all their goods have arrived.</source>
            <translation>Umlagerungen stehen hier von der Anforderung, bis alle Ware angekommen ist.</translation>
        </message>
        <message>
            <source>Transfers under way</source>
            <translation>Laufende Umlagerungen</translation>
        </message>
        <message>
            <source>Undo scan</source>
            <translation>Scan zurücknehmen</translation>
        </message>
        <message>
            <source>We do</source>
            <translation>Wir selbst</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What does not arrive stays on the road; report it missing later</source>
            <translation>Was nicht ankommt, bleibt unterwegs; später als fehlend melden</translation>
        </message>
        <message>
            <source>What should be sent; a warehouse's code says where to</source>
            <translation>Was gesandt werden soll; der Code eines Lagers sagt, wohin</translation>
        </message>
        <message>
            <source>Who pays</source>
            <translation>Wer zahlt</translation>
        </message>
        <message numerus="yes">
            <source>Your work goes on where you left it: %n scan(s).</source>
            <translation>
                <numerusform>Ihre Arbeit geht weiter, wo Sie aufhörten: %n Scan.</numerusform>
                <numerusform>Ihre Arbeit geht weiter, wo Sie aufhörten: %n Scans.</numerusform>
            </translation>
        </message>
        <message>
            <source>ask for it</source>
            <translation>anfordern</translation>
        </message>
        <message>
            <source>besides, damaged</source>
            <translation>außerdem beschädigt</translation>
        </message>
        <message>
            <source>everything arrived</source>
            <translation>alles ist angekommen</translation>
        </message>
        <message>
            <source>it is closed</source>
            <translation>sie ist geschlossen</translation>
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
            <source>late</source>
            <translation>überfällig</translation>
        </message>
        <message>
            <source>lot {lot}</source>
            <translation>Charge {lot}</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>nothing left</source>
            <translation>nichts mehr</translation>
        </message>
        <message>
            <source>of these</source>
            <translation>davon</translation>
        </message>
        <message>
            <source>posted</source>
            <translation>gebucht</translation>
        </message>
        <message>
            <source>reversed</source>
            <translation>storniert</translation>
        </message>
        <message numerus="yes">
            <source>ship %n line(s)</source>
            <translation>
                <numerusform>%n Position versenden</numerusform>
                <numerusform>%n Positionen versenden</numerusform>
            </translation>
        </message>
        <message>
            <source>shipped</source>
            <translation>versandt</translation>
        </message>
        <message>
            <source>suggested</source>
            <translation>Vorschlag</translation>
        </message>
        <message numerus="yes">
            <source>take in %n line(s)</source>
            <translation>
                <numerusform>%n Position annehmen</numerusform>
                <numerusform>%n Positionen annehmen</numerusform>
            </translation>
        </message>
        <message>
            <source>taken in</source>
            <translation>angenommen</translation>
        </message>
        <message>
            <source>there is no such transfer</source>
            <translation>es gibt sie nicht</translation>
        </message>
        <message>
            <source>transfer</source>
            <translation>Umlagerung</translation>
        </message>
        <message>
            <source>waits for an approval</source>
            <translation>wartet auf Freigabe</translation>
        </message>
        <message>
            <source>{item} ({code}) is not on this transfer.</source>
            <translation>{item} ({code}) steht nicht auf dieser Umlagerung.</translation>
        </message>
        <message>
            <source>{item} is kept by lot</source>
            <translation>{item} wird nach Charge geführt</translation>
        </message>
        <message>
            <source>{item} is put away at {place}</source>
            <translation>{item} liegt auf {place}</translation>
        </message>
        <message>
            <source>{item} is taken from {place}</source>
            <translation>{item} kommt von {place}</translation>
        </message>
        <message>
            <source>{item} · {what} damaged</source>
            <translation>{item} · {what} beschädigt</translation>
        </message>
        <message>
            <source>{item}: {scanned} are more than are left.</source>
            <translation>{item}: {scanned} sind mehr als offen.</translation>
        </message>
        <message>
            <source>{now} of {all}</source>
            <translation>{now} von {all}</translation>
        </message>
        <message>
            <source>{number} is asked for.</source>
            <translation>{number} ist angefordert.</translation>
        </message>
        <message>
            <source>{number} is posted: the goods are in.</source>
            <translation>{number} ist gebucht: die Ware ist da.</translation>
        </message>
        <message>
            <source>{number} is posted: the goods are on the road.</source>
            <translation>{number} ist gebucht: die Ware ist unterwegs.</translation>
        </message>
        <message>
            <source>{number} is posted: what was missing is written off or claimed.</source>
            <translation>{number} ist gebucht: Fehlendes ist abgeschrieben oder beansprucht.</translation>
        </message>
        <message>
            <source>{place} cannot take these goods.</source>
            <translation>{place} kann diese Ware nicht aufnehmen.</translation>
        </message>
        <message>
            <source>{place} is a location.</source>
            <translation>{place} ist ein Lagerplatz.</translation>
        </message>
        <message>
            <source>{quantity} damaged</source>
            <translation>{quantity} beschädigt</translation>
        </message>
        <message>
            <source>{total} asked for</source>
            <translation>{total} angefordert</translation>
        </message>
    </context>
</TS>
