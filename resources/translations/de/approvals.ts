<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>approvals</name>
        <message numerus="yes">
            <source>%n decision(s) wait</source>
            <translation>
                <numerusform>%n Entscheidung wartet</numerusform>
                <numerusform>%n Entscheidungen warten</numerusform>
            </translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>Empfehlung</translation>
        </message>
        <message>
            <source>All of one kind and company, and of low risk. Untick what you want to look at first.</source>
            <translation>Alle von einer Art und Firma und mit geringem Risiko. Nehmen Sie heraus, was Sie zuerst ansehen wollen.</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>Approval posts nothing to the ledger; the document goes on.</source>
            <translation>Die Freigabe bucht nichts im Hauptbuch; der Beleg geht weiter.</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>Freigaben</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
        </message>
        <message numerus="yes">
            <source>Approve %n</source>
            <translation>
                <numerusform>%n freigeben</numerusform>
                <numerusform>%n freigeben</numerusform>
            </translation>
        </message>
        <message>
            <source>Approve alike ones</source>
            <translation>Gleichartige freigeben</translation>
        </message>
        <message>
            <source>Approve with a note</source>
            <translation>Mit Notiz freigeben</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Freigegeben</translation>
        </message>
        <message>
            <source>Approved. {document} waits for another decision.</source>
            <translation>Freigegeben. {document} wartet auf eine weitere Entscheidung.</translation>
        </message>
        <message>
            <source>Approved; {document} goes on.</source>
            <translation>Freigegeben; {document} geht weiter.</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>Beantragt</translation>
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
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Choose the next one when you have seen it.</source>
            <translation>Wählen Sie den nächsten, wenn Sie es gesehen haben.</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Decided meanwhile: {what}, {time}.</source>
            <translation>Inzwischen entschieden: {what}, {time}.</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Dismissed. Your reason is kept.</source>
            <translation>Verworfen. Ihr Grund ist aufbewahrt.</translation>
        </message>
        <message>
            <source>Enter the first and the last day.</source>
            <translation>Geben Sie den ersten und den letzten Tag ein.</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Nachweise</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Erwartet</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Erster Tag</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Weitergeben</translation>
        </message>
        <message>
            <source>Forward to</source>
            <translation>Weitergeben an</translation>
        </message>
        <message>
            <source>Forwarded to {member}.</source>
            <translation>An {member} weitergegeben.</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Gefunden</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Given back to everyone who may decide.</source>
            <translation>Zurückgegeben an alle, die entscheiden dürfen.</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>In the role</source>
            <translation>In der Rolle</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Letzter Tag</translation>
        </message>
        <message>
            <source>Let them decide</source>
            <translation>Vertretung eintragen</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Look at the new entry below, then decide.</source>
            <translation>Sehen Sie die neue Buchung unten an und entscheiden Sie dann.</translation>
        </message>
        <message>
            <source>Next request</source>
            <translation>Nächste Anfrage</translation>
        </message>
        <message>
            <source>No entry</source>
            <translation>Keine Buchung</translation>
        </message>
        <message>
            <source>Nobody decides on their own request.</source>
            <translation>Niemand entscheidet über die eigene Anfrage.</translation>
        </message>
        <message>
            <source>Nobody else has this open to decide it.</source>
            <translation>Niemand sonst hat dies zum Entscheiden geöffnet.</translation>
        </message>
        <message>
            <source>Nobody took this on.</source>
            <translation>Niemand hat dies übernommen.</translation>
        </message>
        <message>
            <source>Not approved</source>
            <translation>Nicht freigegeben</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Note (optional)</source>
            <translation>Notiz (freiwillig)</translation>
        </message>
        <message>
            <source>Nothing to decide</source>
            <translation>Nichts zu entscheiden</translation>
        </message>
        <message>
            <source>Nothing waits for a decision</source>
            <translation>Nichts wartet auf eine Entscheidung</translation>
        </message>
        <message>
            <source>Nothing was posted.</source>
            <translation>Es wurde nichts gebucht.</translation>
        </message>
        <message>
            <source>Only who asked can withdraw a request.</source>
            <translation>Nur wer die Anfrage gestellt hat, kann sie zurückziehen.</translation>
        </message>
        <message>
            <source>Open the document</source>
            <translation>Beleg öffnen</translation>
        </message>
        <message>
            <source>Open the request</source>
            <translation>Anfrage öffnen</translation>
        </message>
        <message>
            <source>Open the request first: press Enter on it.</source>
            <translation>Öffnen Sie zuerst die Anfrage: mit Eingabe darauf.</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Geöffnet</translation>
        </message>
        <message>
            <source>Posted since this was asked</source>
            <translation>Seit der Anfrage gebucht</translation>
        </message>
        <message>
            <source>Posting date</source>
            <translation>Buchungsdatum</translation>
        </message>
        <message>
            <source>Press the single key again, or use the button.</source>
            <translation>Drücken Sie die einzelne Taste noch einmal oder nehmen Sie den Knopf.</translation>
        </message>
        <message>
            <source>Previous request</source>
            <translation>Vorige Anfrage</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Preis</translation>
        </message>
        <message>
            <source>Price ordered</source>
            <translation>Preis bestellt</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Menge</translation>
        </message>
        <message>
            <source>Receipts, counts, invoices and orders beyond their limits come here before they post.</source>
            <translation>Eingänge, Zählungen, Rechnungen und Bestellungen über ihren Grenzen kommen hierher, bevor sie gebucht werden.</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Rejected. {member} gets {document} back with your reason.</source>
            <translation>Abgelehnt. {member} bekommt {document} mit Ihrem Grund zurück.</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Anfragen</translation>
        </message>
        <message>
            <source>Say why first.</source>
            <translation>Sagen Sie zuerst, warum.</translation>
        </message>
        <message>
            <source>Score {score} · {because} · {model}</source>
            <translation>Gewicht {score} · {because} · {model}</translation>
        </message>
        <message>
            <source>Someone else took this on.</source>
            <translation>Jemand anders hat dies übernommen.</translation>
        </message>
        <message>
            <source>Someone took this on already.</source>
            <translation>Jemand hat dies schon übernommen.</translation>
        </message>
        <message>
            <source>Stand-in</source>
            <translation>Vertretung</translation>
        </message>
        <message>
            <source>Stand-ins</source>
            <translation>Vertretungen</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Take the decision over</source>
            <translation>Entscheidung an mich nehmen</translation>
        </message>
        <message>
            <source>Taken back.</source>
            <translation>Zurückgenommen.</translation>
        </message>
        <message>
            <source>That looked like a scan, so nothing was decided.</source>
            <translation>Das sah nach einem Scan aus, darum wurde nichts entschieden.</translation>
        </message>
        <message>
            <source>The entry of {document} changed since it was shown.</source>
            <translation>Die Buchung von {document} hat sich geändert, seit sie gezeigt wurde.</translation>
        </message>
        <message>
            <source>The last day is before the first.</source>
            <translation>Der letzte Tag liegt vor dem ersten.</translation>
        </message>
        <message>
            <source>The last decision is on its way.</source>
            <translation>Die letzte Entscheidung ist noch unterwegs.</translation>
        </message>
        <message>
            <source>There is no other request like this one.</source>
            <translation>Es gibt keine andere Anfrage wie diese.</translation>
        </message>
        <message>
            <source>There is nothing to decide.</source>
            <translation>Es gibt nichts zu entscheiden.</translation>
        </message>
        <message>
            <source>This is above your limit of {limit} {currency}. Forward it.</source>
            <translation>Das liegt über Ihrer Grenze von {limit} {currency}. Geben Sie es weiter.</translation>
        </message>
        <message>
            <source>This is above your limit. Forward it.</source>
            <translation>Das liegt über Ihrer Grenze. Geben Sie es weiter.</translation>
        </message>
        <message>
            <source>This one is not of low risk, so it is decided on its own.</source>
            <translation>Diese hat kein geringes Risiko und wird darum einzeln entschieden.</translation>
        </message>
        <message>
            <source>This waits no more.</source>
            <translation>Dies wartet nicht mehr.</translation>
        </message>
        <message>
            <source>Together {amount} {currency}</source>
            <translation>Zusammen {amount} {currency}</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Waits</source>
            <translation>Wartet</translation>
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
            <source>Why is it approved?</source>
            <translation>Warum wird freigegeben?</translation>
        </message>
        <message>
            <source>Why is it rejected?</source>
            <translation>Warum wird abgelehnt?</translation>
        </message>
        <message>
            <source>Why it does not help</source>
            <translation>Warum das nicht hilft</translation>
        </message>
        <message>
            <source>Withdraw my request</source>
            <translation>Meine Anfrage zurückziehen</translation>
        </message>
        <message>
            <source>Withdrawn; {document} is a draft again.</source>
            <translation>Zurückgezogen; {document} ist wieder ein Entwurf.</translation>
        </message>
        <message>
            <source>Write a reason first.</source>
            <translation>Zuerst einen Grund eintragen.</translation>
        </message>
        <message>
            <source>You asked for this, so someone else decides: {role}.</source>
            <translation>Sie haben dies beantragt, darum entscheidet jemand anders: {role}.</translation>
        </message>
        <message>
            <source>You decide as {role}. You did not ask for it.</source>
            <translation>Sie entscheiden als {role}. Beantragt hat es jemand anders.</translation>
        </message>
        <message>
            <source>You decide in place of {member}, as {role}.</source>
            <translation>Sie entscheiden anstelle von {member}, als {role}.</translation>
        </message>
        <message>
            <source>You took this on; others see it.</source>
            <translation>Sie haben dies übernommen; andere sehen es.</translation>
        </message>
        <message>
            <source>Your decision</source>
            <translation>Ihre Entscheidung</translation>
        </message>
        <message>
            <source>Your decision on this is saved here and is sent when the book can be reached.</source>
            <translation>Ihre Entscheidung hierzu ist hier gesichert und wird gesendet, sobald das Buch erreichbar ist.</translation>
        </message>
        <message>
            <source>Your stand-in decides in your place; the log names both of you.</source>
            <translation>Ihre Vertretung entscheidet an Ihrer Stelle; das Protokoll nennt beide.</translation>
        </message>
        <message>
            <source>Your stand-in may decide from the first to the last day.</source>
            <translation>Ihre Vertretung darf vom ersten bis zum letzten Tag entscheiden.</translation>
        </message>
        <message>
            <source>above your limit</source>
            <translation>über Ihrer Grenze</translation>
        </message>
        <message>
            <source>counts that differed</source>
            <translation>Zählungen, die abwichen</translation>
        </message>
        <message>
            <source>counts that differed alike</source>
            <translation>Zählungen, die ebenso abwichen</translation>
        </message>
        <message>
            <source>difference</source>
            <translation>Abweichung</translation>
        </message>
        <message>
            <source>its difference</source>
            <translation>dessen Abweichung</translation>
        </message>
        <message>
            <source>not a decision</source>
            <translation>keine Entscheidung</translation>
        </message>
        <message>
            <source>other item</source>
            <translation>anderer Artikel</translation>
        </message>
        <message>
            <source>times counted</source>
            <translation>Mal gezählt</translation>
        </message>
        <message>
            <source>with {member}</source>
            <translation>bei {member}</translation>
        </message>
        <message>
            <source>your own</source>
            <translation>Ihre eigene</translation>
        </message>
        <message>
            <source>{amount} at stake</source>
            <translation>Es geht um {amount}</translation>
        </message>
        <message>
            <source>{done} of {all} approved.</source>
            <translation>{done} von {all} freigegeben.</translation>
        </message>
        <message>
            <source>{goods}: {name} posted {number} for it after this was asked. Look whether these goods are there before you approve.</source>
            <translation>{goods}: {name} hat dafür nach dieser Anfrage {number} gebucht. Sehen Sie nach, ob es diese Ware gibt, bevor Sie freigeben.</translation>
        </message>
        <message>
            <source>{goods}: {name} posted {number} for it at {time}, after this was asked. Look whether these goods are there before you approve.</source>
            <translation>{goods}: {name} hat dafür {number} gebucht ({time}), nach dieser Anfrage. Sehen Sie nach, ob es diese Ware gibt, bevor Sie freigeben.</translation>
        </message>
        <message>
            <source>{item} and {other} may have been taken for each other: one lacks what the other has too much.</source>
            <translation>{item} und {other} sind vielleicht verwechselt: Dem einen fehlt, was der andere zu viel hat.</translation>
        </message>
        <message>
            <source>{item} differed the same way before. Look for a cause that goes on.</source>
            <translation>{item} wich schon früher ebenso ab. Suchen Sie eine Ursache, die andauert.</translation>
        </message>
        <message>
            <source>{item} was counted once only. A second count would tell more.</source>
            <translation>{item} wurde nur einmal gezählt. Eine zweite Zählung würde mehr sagen.</translation>
        </message>
        <message>
            <source>{member} as {role}, {first} to {last}</source>
            <translation>{member} als {role}, {first} bis {last}</translation>
        </message>
        <message>
            <source>{member} for {other}</source>
            <translation>{member} für {other}</translation>
        </message>
        <message>
            <source>{member} took this on. Ask them, or give it back for them.</source>
            <translation>{member} hat dies übernommen. Fragen Sie nach, oder geben Sie es zurück.</translation>
        </message>
        <message>
            <source>{name} has this open to decide it, since {time}. Take it over if you want to decide it instead.</source>
            <translation>{name} hat dies seit {time} zum Entscheiden geöffnet. Nehmen Sie es an sich, wenn Sie stattdessen entscheiden wollen.</translation>
        </message>
        <message>
            <source>{place} of {all}</source>
            <translation>{place} von {all}</translation>
        </message>
        <message>
            <source>{role} decides on this.</source>
            <translation>{role} entscheidet hierüber.</translation>
        </message>
    </context>
</TS>
