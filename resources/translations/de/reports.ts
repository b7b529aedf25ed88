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
            <source>Approvals audit</source>
            <translation>Freigabenprüfung</translation>
        </message>
        <message>
            <source>Check the printer, or save the paper.</source>
            <translation>Prüfen Sie den Drucker, oder speichern Sie das Papier.</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Firma</translation>
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
            <source>Empty fields mean everything. The paper says what was asked.</source>
            <translation>Leere Felder bedeuten alles. Das Papier nennt, was gefragt war.</translation>
        </message>
        <message>
            <source>Every account with its opening, debits, credits and closing.</source>
            <translation>Jedes Konto mit Anfang, Soll, Haben und Ende.</translation>
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
            <source>From</source>
            <translation>Von</translation>
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
            <source>Making {report} …</source>
            <translation>{report} wird erstellt …</translation>
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
            <source>Print</source>
            <translation>Drucken</translation>
        </message>
        <message>
            <source>Received, not invoiced</source>
            <translation>Erhalten, nicht berechnet</translation>
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
            <source>Supplier invoices that are not paid, and how much they are overdue.</source>
            <translation>Unbezahlte Lieferantenrechnungen und wie lange sie überfällig sind.</translation>
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
            <source>The printer took no page.</source>
            <translation>Der Drucker hat keine Seite angenommen.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
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
            <source>What is owed to us</source>
            <translation>Was uns geschuldet wird</translation>
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
            <source>What there was, what came and went, what was left, for any span of days.</source>
            <translation>Was da war, was kam und ging, was blieb, für jede Zeitspanne.</translation>
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
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>{place} of {all}</source>
            <translation>{place} von {all}</translation>
        </message>
    </context>
</TS>
