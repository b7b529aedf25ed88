<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>counting</name>
        <message numerus="yes">
            <source>%n line(s) are counted again.</source>
            <translation>
                <numerusform>%n Position wird erneut gezählt.</numerusform>
                <numerusform>%n Positionen werden erneut gezählt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are not counted. The book stays as it is there.</source>
            <translation>
                <numerusform>%n Position ist nicht gezählt. Dort bleibt das Buch, wie es ist.</numerusform>
                <numerusform>%n Positionen sind nicht gezählt. Dort bleibt das Buch, wie es ist.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are not counted: {lines}.</source>
            <translation>
                <numerusform>%n Position ist nicht gezählt: {lines}.</numerusform>
                <numerusform>%n Positionen sind nicht gezählt: {lines}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) differ from the book.</source>
            <translation>
                <numerusform>%n Position weicht vom Buch ab.</numerusform>
                <numerusform>%n Positionen weichen vom Buch ab.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) moved since they were counted. They are left for a recount.</source>
            <translation>
                <numerusform>%n Position wurde seit der Zählung bewegt. Sie bleibt für eine Nachzählung.</numerusform>
                <numerusform>%n Positionen wurden seit der Zählung bewegt. Sie bleiben für eine Nachzählung.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) of {sheet} are not counted, and {names} counts on it too.</source>
            <translation>
                <numerusform>Eine Position von {sheet} ist nicht gezählt, und {names} zählt auch daran.</numerusform>
                <numerusform>%n Positionen von {sheet} sind nicht gezählt, und {names} zählt auch daran.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) counted after it wait here</source>
            <translation>
                <numerusform>ein danach gezählter Platz wartet hier</numerusform>
                <numerusform>%n danach gezählte Plätze warten hier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) counted after that are not in it and are kept here:</source>
            <translation>
                <numerusform>Ein danach gezählter Platz ist nicht darin und bleibt hier:</numerusform>
                <numerusform>%n danach gezählte Plätze sind nicht darin und bleiben hier:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) counted too late for the last count stand here already.</source>
            <translation>
                <numerusform>Ein für die letzte Zählung zu spät gezählter Platz steht hier schon.</numerusform>
                <numerusform>%n für die letzte Zählung zu spät gezählte Plätze stehen hier schon.</numerusform>
            </translation>
        </message>
        <message>
            <source>A count is of one warehouse. Open this count first, then plan another.</source>
            <translation>Eine Zählung gilt für ein Lager. Erst diese Zählung öffnen, dann eine weitere planen.</translation>
        </message>
        <message>
            <source>A: first 80 % of the value</source>
            <translation>A: erste 80 % des Werts</translation>
        </message>
        <message>
            <source>Add as found</source>
            <translation>Als gefunden aufnehmen</translation>
        </message>
        <message>
            <source>All differences are small enough to be posted at once.</source>
            <translation>Alle Abweichungen sind klein genug, um sofort gebucht zu werden.</translation>
        </message>
        <message>
            <source>All families</source>
            <translation>Alle Warengruppen</translation>
        </message>
        <message>
            <source>All items</source>
            <translation>Alle Artikel</translation>
        </message>
        <message>
            <source>Another count was opened for it.</source>
            <translation>Für sie wurde eine weitere Zählung eröffnet.</translation>
        </message>
        <message>
            <source>Answer first what is asked above, or undo the scan.</source>
            <translation>Beantworten Sie erst die Frage oben, oder nehmen Sie den Scan zurück.</translation>
        </message>
        <message>
            <source>Ask first, or submit without them.</source>
            <translation>Fragen Sie zuerst, oder reichen Sie ohne sie ein.</translation>
        </message>
        <message>
            <source>B: up to 95 %</source>
            <translation>B: bis 95 %</translation>
        </message>
        <message>
            <source>Back to counting</source>
            <translation>Zurück zum Zählen</translation>
        </message>
        <message>
            <source>Blind: who counts sees no quantities</source>
            <translation>Blind: wer zählt, sieht keine Mengen</translation>
        </message>
        <message>
            <source>Book</source>
            <translation>Buch</translation>
        </message>
        <message>
            <source>C: the rest</source>
            <translation>C: der Rest</translation>
        </message>
        <message>
            <source>Choose a count first.</source>
            <translation>Wählen Sie zuerst eine Zählung.</translation>
        </message>
        <message>
            <source>Choose a posted count first.</source>
            <translation>Wählen Sie zuerst eine gebuchte Zählung.</translation>
        </message>
        <message>
            <source>Choose a warehouse first.</source>
            <translation>Wählen Sie zuerst ein Lager.</translation>
        </message>
        <message>
            <source>Choose at least one line.</source>
            <translation>Wählen Sie mindestens eine Position.</translation>
        </message>
        <message>
            <source>Choose one from the list, or plan a new count.</source>
            <translation>Wählen Sie eine aus der Liste, oder planen Sie eine neue Zählung.</translation>
        </message>
        <message>
            <source>Choose the line to be counted again first.</source>
            <translation>Wählen Sie zuerst die Position, die erneut gezählt wird.</translation>
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
            <source>Class by value</source>
            <translation>Klasse nach Wert</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Zählung</translation>
        </message>
        <message numerus="yes">
            <source>Count %n line(s) again</source>
            <translation>
                <numerusform>%n Position nachzählen</numerusform>
                <numerusform>%n Positionen nachzählen</numerusform>
            </translation>
        </message>
        <message>
            <source>Count a sheet that is open, or open this one once the connection is back.</source>
            <translation>Zählen Sie eine offene Liste, oder eröffnen Sie diese, wenn die Verbindung wieder da ist.</translation>
        </message>
        <message>
            <source>Count again</source>
            <translation>Nachzählen</translation>
        </message>
        <message>
            <source>Count again of {number}</source>
            <translation>{number} nachzählen</translation>
        </message>
        <message>
            <source>Count another sheet. To change this one, discard it in the list of what waits.</source>
            <translation>Zählen Sie eine andere Liste. Um diese zu ändern, verwerfen Sie sie in der Liste dessen, was wartet.</translation>
        </message>
        <message>
            <source>Count lines again</source>
            <translation>Positionen nachzählen</translation>
        </message>
        <message>
            <source>Count on, or submit without them.</source>
            <translation>Zählen Sie weiter, oder reichen Sie ohne sie ein.</translation>
        </message>
        <message>
            <source>Count sheet</source>
            <translation>Zählliste</translation>
        </message>
        <message>
            <source>Count something first.</source>
            <translation>Zählen Sie zuerst etwas.</translation>
        </message>
        <message>
            <source>Count them again</source>
            <translation>Noch einmal zählen</translation>
        </message>
        <message>
            <source>Count this location</source>
            <translation>Diesen Platz zählen</translation>
        </message>
        <message>
            <source>Count {place}</source>
            <translation>{place} zählen</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Gezählt</translation>
        </message>
        <message>
            <source>Counted: {quantity}.</source>
            <translation>Gezählt: {quantity}.</translation>
        </message>
        <message>
            <source>Counting</source>
            <translation>Zählen</translation>
        </message>
        <message>
            <source>Counting in {warehouse}</source>
            <translation>Gezählt wird in {warehouse}</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Zählungen</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Abweichungen</translation>
        </message>
        <message>
            <source>Drop photos of what was found here, or add them.</source>
            <translation>Ziehen Sie Fotos vom Fund hierher, oder fügen Sie sie hinzu.</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>Every line is counted</source>
            <translation>Jede Position ist gezählt</translation>
        </message>
        <message>
            <source>Everything counted matches the book.</source>
            <translation>Alles Gezählte stimmt mit dem Buch überein.</translation>
        </message>
        <message>
            <source>Expected: a location first.</source>
            <translation>Erwartet: zuerst ein Lagerplatz.</translation>
        </message>
        <message>
            <source>Expected: a location of the warehouse chosen above.</source>
            <translation>Erwartet: ein Lagerplatz des oben gewählten Lagers.</translation>
        </message>
        <message>
            <source>Expected: an open count sheet.</source>
            <translation>Erwartet: eine offene Zählliste.</translation>
        </message>
        <message>
            <source>Expected: each serial number of {item} once.</source>
            <translation>Erwartet: jede Seriennummer von {item} nur einmal.</translation>
        </message>
        <message>
            <source>Expected: the expiry date of lot {lot}, such as {example}.</source>
            <translation>Erwartet: das Ablaufdatum der Charge {lot}, etwa {example}.</translation>
        </message>
        <message>
            <source>Expected: the goods listed here.</source>
            <translation>Erwartet: die hier gelistete Ware.</translation>
        </message>
        <message>
            <source>Expiry date</source>
            <translation>Ablaufdatum</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Warengruppe</translation>
        </message>
        <message>
            <source>Finish counting first.</source>
            <translation>Beenden Sie zuerst das Zählen.</translation>
        </message>
        <message>
            <source>Finish the count</source>
            <translation>Zählung beenden</translation>
        </message>
        <message>
            <source>Finish this step</source>
            <translation>Diesen Schritt beenden</translation>
        </message>
        <message>
            <source>For all differences; choose a line to explain it alone.</source>
            <translation>Für alle Abweichungen; wählen Sie eine Position, um nur sie zu erklären.</translation>
        </message>
        <message>
            <source>Give a reason and a note for every difference first.</source>
            <translation>Geben Sie zuerst für jede Abweichung Grund und Notiz an.</translation>
        </message>
        <message>
            <source>Have doubtful lines counted again; explain the rest, then submit</source>
            <translation>Zweifelhaftes nachzählen lassen, den Rest erklären, dann einreichen</translation>
        </message>
        <message>
            <source>Have {sheet} counted again: what was counted stands there already.</source>
            <translation>Lassen Sie {sheet} noch einmal zählen: Das Gezählte steht dort schon.</translation>
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
            <source>Item, carton or next location   ·   5* for five</source>
            <translation>Artikel, Karton oder nächster Platz   ·   5* für fünf</translation>
        </message>
        <message>
            <source>Its number is on the sheet; or choose it below</source>
            <translation>Die Nummer steht auf der Liste; oder unten wählen</translation>
        </message>
        <message>
            <source>Its stock moved after it was counted.</source>
            <translation>Der Bestand hat sich nach dem Zählen bewegt.</translation>
        </message>
        <message>
            <source>Keep for later</source>
            <translation>Für später behalten</translation>
        </message>
        <message>
            <source>Lines to count</source>
            <translation>Zu zählende Positionen</translation>
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
            <source>Lot {lot} of {item} is new and kept by expiry date</source>
            <translation>Charge {lot} von {item} ist neu und wird nach Ablaufdatum geführt</translation>
        </message>
        <message>
            <source>Next line</source>
            <translation>Nächste Position</translation>
        </message>
        <message>
            <source>Not counted</source>
            <translation>Nicht gezählt</translation>
        </message>
        <message>
            <source>Not counted is not zero: the book stays as it is there.</source>
            <translation>Nicht gezählt ist nicht null: dort bleibt das Buch, wie es ist.</translation>
        </message>
        <message>
            <source>Not counted.</source>
            <translation>Nicht gezählt.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Nothing is to be counted</source>
            <translation>Nichts ist zu zählen</translation>
        </message>
        <message>
            <source>Nothing of {item} is counted on this line.</source>
            <translation>Von {item} ist auf dieser Position nichts gezählt.</translation>
        </message>
        <message>
            <source>Nothing there</source>
            <translation>Nichts da</translation>
        </message>
        <message>
            <source>Nothing was counted. Add it as found, or put it aside.</source>
            <translation>Nichts wurde gezählt. Nehmen Sie es als gefunden auf, oder legen Sie es beiseite.</translation>
        </message>
        <message>
            <source>Nothing was counted. Look at the label and scan the next one.</source>
            <translation>Nichts wurde gezählt. Sehen Sie auf das Etikett und scannen Sie das nächste Stück.</translation>
        </message>
        <message>
            <source>Nothing was counted. Scan the location you stand at, then the goods.</source>
            <translation>Nichts wurde gezählt. Scannen Sie den Platz, an dem Sie stehen, dann die Ware.</translation>
        </message>
        <message>
            <source>Nothing yet. Submitted counts stand here.</source>
            <translation>Noch nichts. Eingereichte Zählungen stehen hier.</translation>
        </message>
        <message>
            <source>One less</source>
            <translation>Eins weniger</translation>
        </message>
        <message>
            <source>One more</source>
            <translation>Eins mehr</translation>
        </message>
        <message>
            <source>Open a count sheet first.</source>
            <translation>Öffnen Sie zuerst eine Zählliste.</translation>
        </message>
        <message>
            <source>Open it too, or leave it.</source>
            <translation>Eröffnen Sie auch diese, oder lassen Sie es.</translation>
        </message>
        <message>
            <source>Open the count</source>
            <translation>Zählung öffnen</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>Parken</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <source>Plan a count</source>
            <translation>Zählung planen</translation>
        </message>
        <message>
            <source>Plan a count first.</source>
            <translation>Planen Sie zuerst eine Zählung.</translation>
        </message>
        <message>
            <source>Plan a recount of them.</source>
            <translation>Planen Sie ihre Nachzählung.</translation>
        </message>
        <message>
            <source>Planned and open counts stand here until they are posted.</source>
            <translation>Geplante und offene Zählungen stehen hier, bis sie gebucht sind.</translation>
        </message>
        <message>
            <source>Posted today</source>
            <translation>Heute gebucht</translation>
        </message>
        <message>
            <source>Previous line</source>
            <translation>Vorige Position</translation>
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
            <source>Reverse</source>
            <translation>Stornieren</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>Review the differences</source>
            <translation>Abweichungen prüfen</translation>
        </message>
        <message>
            <source>Scan a count sheet</source>
            <translation>Zählliste scannen</translation>
        </message>
        <message>
            <source>Scan a location</source>
            <translation>Lagerplatz scannen</translation>
        </message>
        <message>
            <source>Scan a location or choose a line first.</source>
            <translation>Scannen Sie zuerst einen Lagerplatz, oder wählen Sie eine Position.</translation>
        </message>
        <message>
            <source>Scan a location, then the goods; or choose a line to count it by hand.</source>
            <translation>Scannen Sie einen Lagerplatz, dann die Ware; oder wählen Sie eine Position, um sie von Hand zu zählen.</translation>
        </message>
        <message>
            <source>Scan everything here, then the next location</source>
            <translation>Alles hier scannen, dann den nächsten Platz</translation>
        </message>
        <message>
            <source>Scan it again in a moment.</source>
            <translation>Scannen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Scan its lot or serial number.</source>
            <translation>Scannen Sie Charge oder Seriennummer.</translation>
        </message>
        <message>
            <source>Scan the goods first.</source>
            <translation>Scannen Sie zuerst die Ware.</translation>
        </message>
        <message>
            <source>Scan the locations to count, or leave it at the whole warehouse</source>
            <translation>Die zu zählenden Plätze scannen, oder beim ganzen Lager bleiben</translation>
        </message>
        <message>
            <source>Scan the lot</source>
            <translation>Charge scannen</translation>
        </message>
        <message>
            <source>Scan the sheet to go on.</source>
            <translation>Scannen Sie die Liste, um fortzufahren.</translation>
        </message>
        <message>
            <source>Scanned</source>
            <translation>Gescannt</translation>
        </message>
        <message>
            <source>Serial number {serial} was counted already.</source>
            <translation>Seriennummer {serial} wurde schon gezählt.</translation>
        </message>
        <message>
            <source>Some differences are beyond tolerance; nothing is posted yet.</source>
            <translation>Einige Abweichungen sind außerhalb der Toleranz; noch ist nichts gebucht.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Submit</source>
            <translation>Einreichen</translation>
        </message>
        <message>
            <source>Submit without them</source>
            <translation>Ohne sie einreichen</translation>
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
            <source>The count</source>
            <translation>Die Zählung</translation>
        </message>
        <message numerus="yes">
            <source>The count goes on where you left it: %n scan(s).</source>
            <translation>
                <numerusform>Die Zählung geht weiter, wo Sie aufhörten: %n Scan.</numerusform>
                <numerusform>Die Zählung geht weiter, wo Sie aufhörten: %n Scans.</numerusform>
            </translation>
        </message>
        <message>
            <source>The count is being written down.</source>
            <translation>Die Zählung wird festgehalten.</translation>
        </message>
        <message>
            <source>The posted count stays as it is. A new one is opened with the lines you choose.</source>
            <translation>Die gebuchte Zählung bleibt, wie sie ist. Mit den gewählten Zeilen wird eine neue eröffnet.</translation>
        </message>
        <message>
            <source>The shared book cannot be reached now; nothing is posted yet.</source>
            <translation>Das gemeinsame Buch ist gerade nicht erreichbar; gebucht ist noch nichts.</translation>
        </message>
        <message>
            <source>The shared book has it; nobody has posted it yet.</source>
            <translation>Das gemeinsame Buch hat es; noch hat niemand es gebucht.</translation>
        </message>
        <message>
            <source>The whole warehouse. Scan locations to count only those.</source>
            <translation>Das ganze Lager. Scannen Sie Plätze, um nur diese zu zählen.</translation>
        </message>
        <message>
            <source>Their stock moved after they were counted.</source>
            <translation>Ihr Bestand wurde nach der Zählung bewegt.</translation>
        </message>
        <message>
            <source>Then everything that lies there</source>
            <translation>Dann alles, was dort liegt</translation>
        </message>
        <message>
            <source>There is nothing to take back.</source>
            <translation>Es gibt nichts zurückzunehmen.</translation>
        </message>
        <message>
            <source>This count is open in another window.</source>
            <translation>Diese Zählung ist in einem anderen Fenster offen.</translation>
        </message>
        <message>
            <source>This count was reversed; plan a new one.</source>
            <translation>Diese Zählung ist storniert; planen Sie eine neue.</translation>
        </message>
        <message>
            <source>This is being written down.</source>
            <translation>Dies wird festgehalten.</translation>
        </message>
        <message>
            <source>This scan was not counted.</source>
            <translation>Dieser Scan wurde nicht gezählt.</translation>
        </message>
        <message>
            <source>To be counted by</source>
            <translation>Zu zählen bis</translation>
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
            <source>Use for all</source>
            <translation>Für alle verwenden</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>What is counted</source>
            <translation>Was gezählt wird</translation>
        </message>
        <message>
            <source>What is not written down yet is not posted with it.</source>
            <translation>Was noch nicht aufgeschrieben ist, wird damit nicht gebucht.</translation>
        </message>
        <message>
            <source>What stands on it is written down by the book when it is opened, and the book cannot be reached now.</source>
            <translation>Was darauf steht, schreibt das Buch beim Eröffnen auf, und das Buch ist jetzt nicht erreichbar.</translation>
        </message>
        <message>
            <source>What was changed since is not in it; it stands here as a plan of its own.</source>
            <translation>Was seither geändert wurde, ist nicht darin; es steht hier als eigene Planung.</translation>
        </message>
        <message>
            <source>What was found out</source>
            <translation>Was sich herausstellte</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Where is {item}?</source>
            <translation>Wo ist {item}?</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Within tolerance</source>
            <translation>In der Toleranz</translation>
        </message>
        <message>
            <source>class {abc}</source>
            <translation>Klasse {abc}</translation>
        </message>
        <message>
            <source>count again</source>
            <translation>nachzählen</translation>
        </message>
        <message>
            <source>count sheet</source>
            <translation>Zählliste</translation>
        </message>
        <message>
            <source>found</source>
            <translation>gefunden</translation>
        </message>
        <message>
            <source>it is posted</source>
            <translation>sie ist gebucht</translation>
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
            <source>matches</source>
            <translation>stimmt</translation>
        </message>
        <message>
            <source>moved since, count again</source>
            <translation>seitdem bewegt, nachzählen</translation>
        </message>
        <message>
            <source>not counted</source>
            <translation>nicht gezählt</translation>
        </message>
        <message>
            <source>nothing there</source>
            <translation>nichts da</translation>
        </message>
        <message>
            <source>open</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>geplant</translation>
        </message>
        <message>
            <source>posted</source>
            <translation>gebucht</translation>
        </message>
        <message>
            <source>recount</source>
            <translation>Nachzählung</translation>
        </message>
        <message>
            <source>reversed</source>
            <translation>storniert</translation>
        </message>
        <message>
            <source>there is no such sheet</source>
            <translation>es gibt sie nicht</translation>
        </message>
        <message>
            <source>waits for an approval</source>
            <translation>wartet auf Freigabe</translation>
        </message>
        <message>
            <source>waits to be sent</source>
            <translation>noch zu senden</translation>
        </message>
        <message>
            <source>{code} is in {warehouse}.</source>
            <translation>{code} liegt in {warehouse}.</translation>
        </message>
        <message>
            <source>{counted} of {lines}</source>
            <translation>{counted} von {lines}</translation>
        </message>
        <message>
            <source>{counted} of {total} lines counted</source>
            <translation>{counted} von {total} Positionen gezählt</translation>
        </message>
        <message>
            <source>{item} ({code}) is not on the sheet for {place}.</source>
            <translation>{item} ({code}) steht für {place} nicht auf der Liste.</translation>
        </message>
        <message>
            <source>{item} is kept by lot or serial number</source>
            <translation>{item} wird nach Charge oder Seriennummer geführt</translation>
        </message>
        <message>
            <source>{item} · nothing there, {place}</source>
            <translation>{item} · nichts da, {place}</translation>
        </message>
        <message>
            <source>{place} is left out</source>
            <translation>{place} wird ausgelassen</translation>
        </message>
        <message>
            <source>{place} will be counted</source>
            <translation>{place} wird gezählt</translation>
        </message>
        <message numerus="yes">
            <source>{place} · %n line(s) to count</source>
            <translation>
                <numerusform>{place} · %n Position zu zählen</numerusform>
                <numerusform>{place} · %n Positionen zu zählen</numerusform>
            </translation>
        </message>
        <message>
            <source>{sheet} cannot be counted: {reason}.</source>
            <translation>{sheet} kann nicht gezählt werden: {reason}.</translation>
        </message>
        <message>
            <source>{sheet} is finished here and waits to be posted.</source>
            <translation>{sheet} ist hier abgeschlossen und wartet auf die Buchung.</translation>
        </message>
        <message>
            <source>{sheet} is in the book as it was planned first.</source>
            <translation>{sheet} steht im Buch, wie es zuerst geplant war.</translation>
        </message>
        <message>
            <source>{sheet} is open.</source>
            <translation>{sheet} ist offen.</translation>
        </message>
        <message>
            <source>{sheet} is parked; what was counted is kept.</source>
            <translation>{sheet} ist geparkt; Gezähltes ist festgehalten.</translation>
        </message>
        <message>
            <source>{sheet} is planned and not opened yet.</source>
            <translation>{sheet} ist geplant und noch nicht eröffnet.</translation>
        </message>
        <message>
            <source>{sheet} is planned.</source>
            <translation>{sheet} ist geplant.</translation>
        </message>
        <message numerus="yes">
            <source>{sheet} is posted · %n difference(s)</source>
            <translation>
                <numerusform>{sheet} ist gebucht · %n Abweichung</numerusform>
                <numerusform>{sheet} ist gebucht · %n Abweichungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{sheet} is posted; %n line(s) have to be counted again.</source>
            <translation>
                <numerusform>{sheet} ist gebucht; %n Position muss erneut gezählt werden.</numerusform>
                <numerusform>{sheet} ist gebucht; %n Positionen müssen erneut gezählt werden.</numerusform>
            </translation>
        </message>
        <message>
            <source>{sheet} waits for an approval.</source>
            <translation>{sheet} wartet auf Freigabe.</translation>
        </message>
        <message>
            <source>{total} counted</source>
            <translation>{total} gezählt</translation>
        </message>
        <message>
            <source>“{code}” is not a date.</source>
            <translation>„{code}“ ist kein Datum.</translation>
        </message>
    </context>
</TS>
