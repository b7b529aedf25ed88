<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>proofs</name>
        <message>
            <source>Choose the book that it was made from. A book that was restored names its workstations' memories another's, too.</source>
            <translation>Wählen Sie das Buch, aus dem es stammt. Auch nach einer Wiederherstellung gilt, was Arbeitsplätze sich merkten, als das eines anderen Buchs.</translation>
        </message>
        <message>
            <source>Compare position and digits once more. If they are right, the book was changed before this position after that was written down, or is another one: keep it as it is, and look for the newest backup that contains what was written down.</source>
            <translation>Vergleichen Sie Position und Ziffern noch einmal. Stimmen sie, wurde das Buch vor dieser Position geändert, nachdem das notiert wurde, oder es ist ein anderes: Bewahren Sie es auf, wie es ist, und suchen Sie die neueste Sicherung, die das Notierte enthält.</translation>
        </message>
        <message>
            <source>Connect the drive, or choose another folder beside “Compare with the book”; the book is as it was.</source>
            <translation>Schließen Sie das Laufwerk an, oder wählen Sie bei „Mit dem Buch vergleichen“ einen anderen Ordner; das Buch ist unverändert.</translation>
        </message>
        <message>
            <source>It was deleted, or the book was copied without it. Opening the book for work begins a new one; until then compare the book with printed papers or an anchor file.</source>
            <translation>Sie wurde gelöscht, oder das Buch wurde ohne sie kopiert. Wird das Buch zum Arbeiten geöffnet, beginnt eine neue; vergleichen Sie das Buch bis dahin mit gedruckten Papieren oder einer Ankerdatei.</translation>
        </message>
        <message>
            <source>Ledger or log were changed behind the program's back. Keep this copy, and restore the newest backup that is sound.</source>
            <translation>Hauptbuch oder Protokoll wurden am Programm vorbei geändert. Bewahren Sie diese Kopie auf und stellen Sie die neueste Sicherung wieder her, die unversehrt ist.</translation>
        </message>
        <message>
            <source>Opening the book for work sets it aside and begins a new one; until then compare the book with printed papers or an anchor file.</source>
            <translation>Wird das Buch zum Arbeiten geöffnet, wird sie beiseitegelegt und eine neue begonnen; vergleichen Sie das Buch bis dahin mit gedruckten Papieren oder einer Ankerdatei.</translation>
        </message>
        <message>
            <source>Something that was acknowledged is gone: the file was replaced by an older copy, or cut. Restore the newest backup.</source>
            <translation>Etwas, das bestätigt war, fehlt: Die Datei wurde durch eine ältere Kopie ersetzt oder gekürzt. Stellen Sie die neueste Sicherung wieder her.</translation>
        </message>
        <message>
            <source>Something that was written down is gone: the book was cut, or an older copy is in its place. Restore the newest backup.</source>
            <translation>Etwas, das notiert wurde, fehlt: Das Buch wurde gekürzt, oder eine ältere Kopie steht an seinem Platz. Stellen Sie die neueste Sicherung wieder her.</translation>
        </message>
        <message>
            <source>The book was put in the place of another one, or restored. Opening it for work sets the witness aside and begins a new one; until then compare the book with printed papers or an anchor file.</source>
            <translation>Das Buch steht am Platz eines anderen oder wurde wiederhergestellt. Wird es zum Arbeiten geöffnet, wird die Zeugendatei beiseitegelegt und eine neue begonnen; vergleichen Sie das Buch bis dahin mit gedruckten Papieren oder einer Ankerdatei.</translation>
        </message>
        <message>
            <source>The log was exchanged or written anew. Restore the newest backup and compare it with what was printed.</source>
            <translation>Das Protokoll wurde ausgetauscht oder neu geschrieben. Stellen Sie die neueste Sicherung wieder her und vergleichen Sie sie mit dem, was gedruckt wurde.</translation>
        </message>
        <message>
            <source>The program ended before it was written, or the book was written to by something else. Opening the book for work brings it up to date.</source>
            <translation>Das Programm endete, bevor sie geschrieben wurde, oder etwas anderes schrieb in das Buch. Wird das Buch zum Arbeiten geöffnet, wird sie nachgeführt.</translation>
        </message>
        <message>
            <source>accrued landed cost, line by line, is its account</source>
            <translation>abgegrenzte Bezugskosten sind Position für Position ihr Konto</translation>
        </message>
        <message>
            <source>an entry is reversed at most once</source>
            <translation>eine Buchung wird höchstens einmal storniert</translation>
        </message>
        <message>
            <source>closing sums equal the lines they stand for</source>
            <translation>Abschlusssummen gleichen den Zeilen, für die sie stehen</translation>
        </message>
        <message>
            <source>cost pools are the sums of their moves</source>
            <translation>Kostentöpfe sind die Summen ihrer Bewegungen</translation>
        </message>
        <message>
            <source>document numbers are gapless per entity, kind and year</source>
            <translation>Belegnummern sind je Firma, Art und Jahr lückenlos</translation>
        </message>
        <message>
            <source>each command is taken once, at one position</source>
            <translation>jeder Vorgang gilt einmal, an einer Stelle</translation>
        </message>
        <message>
            <source>every entry balances</source>
            <translation>jede Buchung geht auf</translation>
        </message>
        <message>
            <source>every entry kept here balances</source>
            <translation>jede hier aufbewahrte Buchung geht auf</translation>
        </message>
        <message>
            <source>every line has an account of its chart, every foreign amount a rate</source>
            <translation>jede Zeile hat ein Konto ihres Kontenplans, jeder fremde Betrag einen Kurs</translation>
        </message>
        <message>
            <source>foreign money in the bank, month by month, is its account</source>
            <translation>fremdes Geld auf der Bank ist Monat für Monat sein Konto</translation>
        </message>
        <message>
            <source>goods received not invoiced, line by line, are the accounts</source>
            <translation>erhaltene, nicht berechnete Ware ist Position für Position das Konto</translation>
        </message>
        <message>
            <source>intercompany postings are equal and opposite</source>
            <translation>Buchungen zwischen Firmen sind gleich und entgegengesetzt</translation>
        </message>
        <message>
            <source>inventory accounts are the values of their pools</source>
            <translation>Bestandskonten sind die Werte ihrer Kostentöpfe</translation>
        </message>
        <message>
            <source>inventory lines are the sums of their moves</source>
            <translation>Bestandszeilen sind die Summen ihrer Bewegungen</translation>
        </message>
        <message>
            <source>no line could be added to the anchor file</source>
            <translation>der Ankerdatei konnte keine Zeile hinzugefügt werden</translation>
        </message>
        <message>
            <source>no value without stock, no stock below zero</source>
            <translation>kein Wert ohne Bestand, kein Bestand unter null</translation>
        </message>
        <message>
            <source>no witness file is beside the book</source>
            <translation>neben dem Buch liegt keine Zeugendatei</translation>
        </message>
        <message>
            <source>nobody approved more than their limit</source>
            <translation>niemand gab mehr frei als die eigene Grenze</translation>
        </message>
        <message>
            <source>nobody decided on their own request</source>
            <translation>niemand entschied über die eigene Anfrage</translation>
        </message>
        <message>
            <source>not compared yet</source>
            <translation>noch nicht verglichen</translation>
        </message>
        <message>
            <source>nothing is posted into a closed period or outside its period</source>
            <translation>nichts ist in eine geschlossene Periode oder außerhalb seiner Periode gebucht</translation>
        </message>
        <message>
            <source>open items are the balances of receivables and payables</source>
            <translation>offene Posten sind die Salden der Forderungen und Verbindlichkeiten</translation>
        </message>
        <message>
            <source>open layers add up to their pools</source>
            <translation>offene Schichten ergeben ihre Kostentöpfe</translation>
        </message>
        <message>
            <source>pools hold what stands in the locations</source>
            <translation>Kostentöpfe enthalten, was an den Plätzen liegt</translation>
        </message>
        <message>
            <source>position {0}</source>
            <translation>Position {0}</translation>
        </message>
        <message>
            <source>position {0} bears another hash than the one written down</source>
            <translation>Position {0} trägt einen anderen Hash als den notierten</translation>
        </message>
        <message>
            <source>position {0} bears the hash written down</source>
            <translation>Position {0} trägt den notierten Hash</translation>
        </message>
        <message>
            <source>position {0} bears the hash written down, and the log up to it is proven anew</source>
            <translation>Position {0} trägt den notierten Hash, und das Protokoll bis dahin ist neu bewiesen</translation>
        </message>
        <message>
            <source>position {0} bears the hash written down, but the log is another from position {1} on</source>
            <translation>Position {0} trägt den notierten Hash, aber ab Position {1} ist das Protokoll ein anderes</translation>
        </message>
        <message>
            <source>positions are the sums of their moves</source>
            <translation>Bestände am Platz sind die Summen ihrer Bewegungen</translation>
        </message>
        <message>
            <source>rights, policies and owners are the ones of the matrix</source>
            <translation>Rechte, Regeln und Eigentümer sind die der Matrix</translation>
        </message>
        <message>
            <source>sales between entities are the sums of their moves</source>
            <translation>Verkäufe zwischen Firmen sind die Summen ihrer Bewegungen</translation>
        </message>
        <message>
            <source>tables and guards are the ones of the revision</source>
            <translation>Tabellen und Wächter sind die der Revision</translation>
        </message>
        <message>
            <source>tax rows are the tax lines</source>
            <translation>Steuerangaben sind die Steuerzeilen</translation>
        </message>
        <message>
            <source>the anchor file has its line of today</source>
            <translation>die Ankerdatei hat ihre heutige Zeile</translation>
        </message>
        <message>
            <source>the book ends at position {0}, before position {1} that was written down</source>
            <translation>das Buch endet bei Position {0}, vor der notierten Position {1}</translation>
        </message>
        <message>
            <source>the book still contains what was written down outside of it</source>
            <translation>das Buch enthält noch, was außerhalb notiert wurde</translation>
        </message>
        <message>
            <source>the hash chain is recomputed from the commands and rows of the book</source>
            <translation>die Siegelkette ist aus den Vorgängen und Zeilen des Buchs neu gerechnet</translation>
        </message>
        <message>
            <source>the log still holds the last position that was acknowledged</source>
            <translation>das Protokoll hat noch die letzte bestätigte Stelle</translation>
        </message>
        <message>
            <source>the witness agrees</source>
            <translation>der Zeuge stimmt zu</translation>
        </message>
        <message>
            <source>the witness agrees; it has looked since position {0}</source>
            <translation>die Zeugendatei stimmt überein; sie sieht seit Position {0} zu</translation>
        </message>
        <message>
            <source>the witness file cannot be read</source>
            <translation>die Zeugendatei kann nicht gelesen werden</translation>
        </message>
        <message>
            <source>the witness is ahead of the book: it saw position {0}, the book ends at {1}</source>
            <translation>die Zeugendatei ist dem Buch voraus: sie sah Position {0}, das Buch endet bei {1}</translation>
        </message>
        <message>
            <source>the witness is another book's</source>
            <translation>die Zeugendatei gehört zu einem anderen Buch</translation>
        </message>
        <message>
            <source>the witness is behind the book: it last saw position {0} of {1}</source>
            <translation>die Zeugendatei ist hinter dem Buch zurück: sie sah zuletzt Position {0} von {1}</translation>
        </message>
        <message>
            <source>the witness saw another log: position {0} is not the one that was acknowledged</source>
            <translation>die Zeugendatei sah ein anderes Protokoll: Position {0} ist nicht die, die bestätigt wurde</translation>
        </message>
        <message>
            <source>there is nothing to compare the book with</source>
            <translation>es gibt nichts, womit das Buch verglichen werden kann</translation>
        </message>
        <message>
            <source>today's position is written down outside of the book</source>
            <translation>die heutige Position ist außerhalb des Buchs notiert</translation>
        </message>
        <message>
            <source>what entities owe each other is their intercompany accounts</source>
            <translation>was Firmen einander schulden, steht auf ihren Konten dafür</translation>
        </message>
        <message>
            <source>what is kept here ends where the book's log says so, hash for hash</source>
            <translation>was hier aufbewahrt wird, endet dort, wo es das Protokoll des Buchs sagt, Prüfsumme für Prüfsumme</translation>
        </message>
        <message>
            <source>what is kept here is what the book holds, table by table</source>
            <translation>was hier aufbewahrt wird, ist, was im Buch steht, Tabelle für Tabelle</translation>
        </message>
        <message>
            <source>what it is compared with is another book's</source>
            <translation>womit es verglichen wird, gehört zu einem anderen Buch</translation>
        </message>
        <message>
            <source>{0} accruals, {1} open</source>
            <translation>{0} Abgrenzungen, {1} offen</translation>
        </message>
        <message>
            <source>{0} approvals, {1} by roles that are as they were then</source>
            <translation>{0} Freigaben, {1} in Rollen, die noch so sind wie damals</translation>
        </message>
        <message>
            <source>{0} closings with {1} balances and {2} stock sums</source>
            <translation>{0} Abschlüsse mit {1} Salden und {2} Bestandssummen</translation>
        </message>
        <message>
            <source>{0} decided ({1} refused, {2} failed), {3} waiting</source>
            <translation>{0} entschieden ({1} abgelehnt, {2} fehlgeschlagen), {3} warten</translation>
        </message>
        <message>
            <source>{0} decisions, {1} approvals</source>
            <translation>{0} Entscheidungen, {1} Freigaben</translation>
        </message>
        <message>
            <source>{0} definitions of revision {1}</source>
            <translation>{0} Definitionen der Revision {1}</translation>
        </message>
        <message>
            <source>{0} definitions of revision {1}; {2} more were added by somebody, and nothing reads them</source>
            <translation>{0} Definitionen der Revision {1}; {2} weitere hat jemand angelegt, und nichts liest sie</translation>
        </message>
        <message>
            <source>{0} documents, {1} open</source>
            <translation>{0} Belege, {1} offen</translation>
        </message>
        <message>
            <source>{0} empty pools, each worth 0.00</source>
            <translation>{0} leere Töpfe, jeder ohne Wert</translation>
        </message>
        <message>
            <source>{0} entries</source>
            <translation>{0} Buchungen</translation>
        </message>
        <message>
            <source>{0} entries, {1} lines</source>
            <translation>{0} Buchungen, {1} Zeilen</translation>
        </message>
        <message>
            <source>{0} inventory accounts</source>
            <translation>{0} Bestandskonten</translation>
        </message>
        <message>
            <source>{0} items with stock</source>
            <translation>{0} Artikel mit Bestand</translation>
        </message>
        <message>
            <source>{0} items, {1} open</source>
            <translation>{0} Posten, {1} offen</translation>
        </message>
        <message>
            <source>{0} layers, {1} open</source>
            <translation>{0} Schichten, {1} offen</translation>
        </message>
        <message>
            <source>{0} lines, {1} in foreign currency</source>
            <translation>{0} Zeilen, {1} in fremder Währung</translation>
        </message>
        <message>
            <source>{0} months of {1} accounts</source>
            <translation>{0} Monate von {1} Konten</translation>
        </message>
        <message>
            <source>{0} moves, {1} with value</source>
            <translation>{0} Bewegungen, {1} mit Wert</translation>
        </message>
        <message>
            <source>{0} order lines, {1} open</source>
            <translation>{0} Bestellpositionen, {1} offen</translation>
        </message>
        <message>
            <source>{0} pairs, {1} lines</source>
            <translation>{0} Paare, {1} Zeilen</translation>
        </message>
        <message>
            <source>{0} periods, {1} closed</source>
            <translation>{0} Perioden, {1} geschlossen</translation>
        </message>
        <message>
            <source>{0} pools, {1} with stock</source>
            <translation>{0} Töpfe, {1} mit Bestand</translation>
        </message>
        <message>
            <source>{0} positions up to {1} bear the hashes written down, and the log up to them is proven anew</source>
            <translation>{0} Positionen bis {1} tragen die notierten Hashes, und das Protokoll bis dahin ist neu bewiesen</translation>
        </message>
        <message>
            <source>{0} positions, {1} with stock</source>
            <translation>{0} Plätze, {1} mit Bestand</translation>
        </message>
        <message>
            <source>{0} reversals</source>
            <translation>{0} Stornos</translation>
        </message>
        <message>
            <source>{0} rights, {1} policies</source>
            <translation>{0} Rechte, {1} Regeln</translation>
        </message>
        <message>
            <source>{0} rows of {1} tables</source>
            <translation>{0} Zeilen aus {1} Tabellen</translation>
        </message>
        <message>
            <source>{0} sales, {1} moves</source>
            <translation>{0} Verkäufe, {1} Bewegungen</translation>
        </message>
        <message>
            <source>{0} seals over {1} ledger rows</source>
            <translation>{0} Siegel über {1} Zeilen des Hauptbuchs</translation>
        </message>
        <message>
            <source>{0} series, {1} numbers</source>
            <translation>{0} Nummernkreise, {1} Nummern</translation>
        </message>
        <message>
            <source>{0} tax rows</source>
            <translation>{0} Steuerangaben</translation>
        </message>
    </context>
</TS>
