<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>reports</name>
        <message numerus="yes">
            <source>%n page(s) sent to the printer.</source>
            <translation>
                <numerusform>%n Seite zum Drucker gesendet.</numerusform>
                <numerusform>%n Seiten zum Drucker gesendet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
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
            <source>Between companies</source>
            <translation>Zwischen Firmen</translation>
        </message>
        <message>
            <source>Check the printer, or save the paper.</source>
            <translation>Prüfen Sie den Drucker, oder speichern Sie das Papier.</translation>
        </message>
        <message>
            <source>Checklist of the close</source>
            <translation>Prüfliste zum Abschluss</translation>
        </message>
        <message>
            <source>Claims</source>
            <translation>Forderungen aus Reklamationen</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Control</source>
            <translation>Kontrolle</translation>
        </message>
        <message>
            <source>Count differences</source>
            <translation>Zähldifferenzen</translation>
        </message>
        <message>
            <source>Customer invoices that are not paid, and how much they are overdue.</source>
            <translation>Unbezahlte Kundenrechnungen und wie lange sie überfällig sind.</translation>
        </message>
        <message>
            <source>Elimination</source>
            <translation>Konsolidierung</translation>
        </message>
        <message>
            <source>Empty fields mean everything. The paper says what was asked.</source>
            <translation>Leere Felder bedeuten alles. Das Papier nennt, was gefragt war.</translation>
        </message>
        <message>
            <source>Enter this first: {question}.</source>
            <translation>Geben Sie zuerst dies ein: {question}.</translation>
        </message>
        <message>
            <source>Estimates nobody has billed yet, by age.</source>
            <translation>Schätzungen, die noch niemand berechnet hat, nach Alter.</translation>
        </message>
        <message>
            <source>Every account with its opening, debits, credits and closing.</source>
            <translation>Jedes Konto mit Anfang, Soll, Haben und Ende.</translation>
        </message>
        <message>
            <source>Every line that was posted, with its document and who did it.</source>
            <translation>Jede gebuchte Zeile, mit Beleg und wer es war.</translation>
        </message>
        <message>
            <source>Every movement of one item, with what was on hand and its worth after each.</source>
            <translation>Jede Bewegung eines Artikels, mit Bestand und Wert nach jeder.</translation>
        </message>
        <message>
            <source>Finance</source>
            <translation>Finanzen</translation>
        </message>
        <message>
            <source>Find a report</source>
            <translation>Bericht suchen</translation>
        </message>
        <message>
            <source>Find in the paper</source>
            <translation>Im Papier suchen</translation>
        </message>
        <message>
            <source>Fit the width</source>
            <translation>Auf Breite</translation>
        </message>
        <message>
            <source>Freight, duty and the like: what was estimated, what was billed, what is still to come.</source>
            <translation>Fracht, Zoll und dergleichen: was geschätzt, was berechnet wurde und was noch kommt.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>From the opening to the closing of the inventory accounts, step by step, beside the ledger.</source>
            <translation>Vom Anfangs- zum Endbestand der Bestandskonten, Schritt für Schritt, neben dem Hauptbuch.</translation>
        </message>
        <message>
            <source>Goods bought within the group and not sold on, with the margin that is still in them.</source>
            <translation>Ware, die in der Gruppe gekauft und nicht weiterverkauft wurde, mit der Marge, die noch darin steckt.</translation>
        </message>
        <message>
            <source>Goods whose invoice has not come yet, and how long they wait for it.</source>
            <translation>Waren, deren Rechnung noch fehlt, und wie lange schon.</translation>
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
            <source>Landed cost</source>
            <translation>Bezugskosten</translation>
        </message>
        <message>
            <source>Landed cost without a bill</source>
            <translation>Bezugskosten ohne Rechnung</translation>
        </message>
        <message>
            <source>Making {report} …</source>
            <translation>{report} wird erstellt …</translation>
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
            <source>Next place found</source>
            <translation>Nächste Fundstelle</translation>
        </message>
        <message>
            <source>No paper is open</source>
            <translation>Kein Papier ist offen</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>On the road</source>
            <translation>Unterwegs</translation>
        </message>
        <message>
            <source>On this day</source>
            <translation>An diesem Tag</translation>
        </message>
        <message>
            <source>Own margin still in stock</source>
            <translation>Eigene Marge im Bestand</translation>
        </message>
        <message>
            <source>Page {page} of {all}</source>
            <translation>Seite {page} von {all}</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Papier</translation>
        </message>
        <message>
            <source>Partner</source>
            <translation>Partner</translation>
        </message>
        <message>
            <source>Previous place found</source>
            <translation>Vorige Fundstelle</translation>
        </message>
        <message>
            <source>Price, cost, volume and mix: why the margin is another than in the period before.</source>
            <translation>Preis, Kosten, Menge und Mischung: warum die Marge anders ist als in der Periode davor.</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Drucken</translation>
        </message>
        <message>
            <source>Purchasing</source>
            <translation>Einkauf</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>Fragen</translation>
        </message>
        <message>
            <source>Rebates</source>
            <translation>Boni</translation>
        </message>
        <message>
            <source>Received, not invoiced</source>
            <translation>Erhalten, nicht berechnet</translation>
        </message>
        <message>
            <source>Received, not invoiced, by age</source>
            <translation>Erhalten, nicht berechnet, nach Alter</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Berichte</translation>
        </message>
        <message>
            <source>Reports, notes and labels are shown here before they are printed.</source>
            <translation>Berichte, Scheine und Etiketten werden hier gezeigt, bevor sie gedruckt werden.</translation>
        </message>
        <message>
            <source>Roll-forward of inventory</source>
            <translation>Fortschreibung des Bestands</translation>
        </message>
        <message>
            <source>Sales</source>
            <translation>Verkauf</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save as a workbook</source>
            <translation>Als Arbeitsmappe speichern</translation>
        </message>
        <message>
            <source>Saved as {file}.</source>
            <translation>Gespeichert als {file}.</translation>
        </message>
        <message>
            <source>Show the report</source>
            <translation>Bericht zeigen</translation>
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
            <source>Stock, goods on the road, receivables and payables, beside their details.</source>
            <translation>Bestand, Ware unterwegs, Forderungen und Verbindlichkeiten, neben ihren Einzelheiten.</translation>
        </message>
        <message>
            <source>Supplier invoices that are not paid, and how much they are overdue.</source>
            <translation>Unbezahlte Lieferantenrechnungen und wie lange sie überfällig sind.</translation>
        </message>
        <message>
            <source>Tax by period</source>
            <translation>Steuer je Periode</translation>
        </message>
        <message>
            <source>The audit is a paper only.</source>
            <translation>Die Prüfung gibt es nur als Papier.</translation>
        </message>
        <message>
            <source>The last report is still being made.</source>
            <translation>Der letzte Bericht wird noch erstellt.</translation>
        </message>
        <message>
            <source>The lines a consolidation takes out.</source>
            <translation>Die Zeilen, die eine Konsolidierung herausnimmt.</translation>
        </message>
        <message>
            <source>The printer took no page.</source>
            <translation>Der Drucker hat keine Seite angenommen.</translation>
        </message>
        <message>
            <source>The same, in spans of 30 days, supplier by supplier.</source>
            <translation>Dasselbe in Spannen von 30 Tagen, Lieferant für Lieferant.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Trade between companies</source>
            <translation>Handel zwischen Firmen</translation>
        </message>
        <message>
            <source>Transfers that left and have not arrived, and for how long.</source>
            <translation>Umlagerungen, die unterwegs sind, und seit wann.</translation>
        </message>
        <message>
            <source>Trial balance</source>
            <translation>Saldenliste</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>What changed the margin</source>
            <translation>Was den Rohertrag verändert hat</translation>
        </message>
        <message>
            <source>What each family of goods earned.</source>
            <translation>Was jede Warengruppe verdient hat.</translation>
        </message>
        <message>
            <source>What each item earned, after landed cost, freight, shrink and rebates.</source>
            <translation>Was jeder Artikel verdient hat, nach Bezugskosten, Fracht, Schwund und Boni.</translation>
        </message>
        <message>
            <source>What is owed and what comes back, by period and code, beside the ledger.</source>
            <translation>Was geschuldet wird und was zurückkommt, je Periode und Code, neben dem Hauptbuch.</translation>
        </message>
        <message>
            <source>What is owed to us</source>
            <translation>Was uns geschuldet wird</translation>
        </message>
        <message>
            <source>What is still open in a period before it can be closed.</source>
            <translation>Was in einer Periode noch offen ist, bevor sie geschlossen werden kann.</translation>
        </message>
        <message>
            <source>What stands in which place and lot now.</source>
            <translation>Was jetzt an welchem Platz und in welcher Charge steht.</translation>
        </message>
        <message>
            <source>What stock is worth on any day, by account and item, equal to the ledger to the cent.</source>
            <translation>Was der Bestand an jedem Tag wert ist, nach Konto und Artikel, gleich dem Hauptbuch auf den Cent.</translation>
        </message>
        <message>
            <source>What suppliers, carriers and others owe for damage and shortages.</source>
            <translation>Was Lieferanten, Spediteure und andere für Schäden und Fehlmengen schulden.</translation>
        </message>
        <message>
            <source>What the companies of this book sold to each other and still owe, seen from both sides.</source>
            <translation>Was die Firmen dieses Buchs einander verkauft haben und noch schulden, von beiden Seiten gesehen.</translation>
        </message>
        <message>
            <source>What there was, what came and went, what was left, for any span of days.</source>
            <translation>Was da war, was kam und ging, was blieb, für jede Zeitspanne.</translation>
        </message>
        <message>
            <source>What waits for a decision, with whom, and for how much.</source>
            <translation>Was auf eine Entscheidung wartet, bei wem und über wie viel.</translation>
        </message>
        <message>
            <source>What was earned or granted under each agreement, claimed, settled and open.</source>
            <translation>Was je Vereinbarung verdient oder gewährt, gefordert, beglichen und offen ist.</translation>
        </message>
        <message>
            <source>What was earned with each customer.</source>
            <translation>Was mit jedem Kunden verdient wurde.</translation>
        </message>
        <message>
            <source>What we owe</source>
            <translation>Was wir schulden</translation>
        </message>
        <message>
            <source>Where counts differed from the book, in units and money.</source>
            <translation>Wo Zählungen vom Buch abwichen, in Stück und Geld.</translation>
        </message>
        <message>
            <source>Who asked, who decided, why, and what was posted.</source>
            <translation>Wer fragte, wer entschied, warum, und was gebucht wurde.</translation>
        </message>
        <message>
            <source>Workbook (*.xlsx)</source>
            <translation>Arbeitsmappe (*.xlsx)</translation>
        </message>
        <message>
            <source>Working capital</source>
            <translation>Umlaufvermögen</translation>
        </message>
        <message>
            <source>Your role is shown no report.</source>
            <translation>Ihrer Rolle wird kein Bericht gezeigt.</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>must be entered</source>
            <translation>bitte eingeben</translation>
        </message>
        <message>
            <source>{place} of {all}</source>
            <translation>{place} von {all}</translation>
        </message>
    </context>
</TS>
