<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>floor</name>
        <message numerus="yes">
            <source>%n printed</source>
            <translation>
                <numerusform>%n gedruckt</numerusform>
                <numerusform>%n gedruckt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scan(s) came after that and are not posted:</source>
            <translation>
                <numerusform>Ein Scan kam danach und ist nicht gebucht:</numerusform>
                <numerusform>%n Scans kamen danach und sind nicht gebucht:</numerusform>
            </translation>
        </message>
        <message>
            <source>Add a photo or file</source>
            <translation>Foto oder Datei hinzufügen</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Amounts hidden by your role</source>
            <translation>Beträge durch Ihre Rolle verborgen</translation>
        </message>
        <message>
            <source>Another day</source>
            <translation>Ein anderer Tag</translation>
        </message>
        <message>
            <source>At {place} it is {there}.</source>
            <translation>{place}: Heute ist der {there}.</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>Revision</translation>
        </message>
        <message>
            <source>Begin another one</source>
            <translation>Neu beginnen</translation>
        </message>
        <message>
            <source>Beyond tolerance</source>
            <translation>Außerhalb der Toleranz</translation>
        </message>
        <message>
            <source>Buyer</source>
            <translation>Einkauf</translation>
        </message>
        <message>
            <source>Cannot be posted like this</source>
            <translation>So nicht buchbar</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>Wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <source>Choose how many labels first.</source>
            <translation>Wählen Sie zuerst, wie viele Etiketten.</translation>
        </message>
        <message>
            <source>Finance clerk</source>
            <translation>Buchhaltung</translation>
        </message>
        <message>
            <source>Finance controller</source>
            <translation>Finanzleitung</translation>
        </message>
        <message>
            <source>Go on working: it is posted once, and you are told if it is not accepted.</source>
            <translation>Arbeiten Sie weiter: Es wird genau einmal gebucht, und Sie erfahren, falls es nicht angenommen wird.</translation>
        </message>
        <message>
            <source>Go on working: it is sent once the connection is back, and you are told if it is not accepted.</source>
            <translation>Arbeiten Sie weiter: Gesendet wird, sobald die Verbindung wieder steht, und Sie erfahren, wenn es nicht angenommen wird.</translation>
        </message>
        <message>
            <source>Have what was taken back corrected in the book.</source>
            <translation>Lassen Sie das Zurückgenommene im Buch berichtigen.</translation>
        </message>
        <message>
            <source>Here it can only be read. Go on in that window, or choose:</source>
            <translation>Hier kann es nur gelesen werden. Arbeiten Sie in jenem Fenster weiter, oder wählen Sie:</translation>
        </message>
        <message>
            <source>It is process {process} on {place}.</source>
            <translation>Es ist Prozess {process} auf {place}.</translation>
        </message>
        <message>
            <source>Item {code}</source>
            <translation>Artikel {code}</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Etiketten</translation>
        </message>
        <message>
            <source>Labels of {number}</source>
            <translation>Etiketten zu {number}</translation>
        </message>
        <message>
            <source>Labels of {what}</source>
            <translation>Etiketten für {what}</translation>
        </message>
        <message>
            <source>Labels were printed before. Why are they needed again?</source>
            <translation>Etiketten wurden schon gedruckt. Warum werden sie noch einmal gebraucht?</translation>
        </message>
        <message>
            <source>Location {code}</source>
            <translation>Platz {code}</translation>
        </message>
        <message>
            <source>Look at it, then post it.</source>
            <translation>Sehen Sie es an und buchen Sie es dann.</translation>
        </message>
        <message>
            <source>Look at what is in the book.</source>
            <translation>Sehen Sie nach, was im Buch steht.</translation>
        </message>
        <message>
            <source>Lot {code}</source>
            <translation>Charge {code}</translation>
        </message>
        <message>
            <source>Master data steward</source>
            <translation>Stammdatenpflege</translation>
        </message>
        <message>
            <source>No preview</source>
            <translation>Keine Vorschau</translation>
        </message>
        <message>
            <source>Nothing was changed. Open it again to take it over or to begin another one.</source>
            <translation>Nichts wurde geändert. Öffnen Sie es noch einmal, um es zu übernehmen oder neu zu beginnen.</translation>
        </message>
        <message>
            <source>Nothing was posted; your draft is kept. {details}</source>
            <translation>Nichts wurde gebucht; Ihr Entwurf ist erhalten. {details}</translation>
        </message>
        <message>
            <source>One each</source>
            <translation>Je eines</translation>
        </message>
        <message>
            <source>One per piece</source>
            <translation>Eines je Stück</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Inhaber</translation>
        </message>
        <message>
            <source>Photos and PDF (*.jpg *.jpeg *.png *.bmp *.webp *.gif *.pdf)</source>
            <translation>Fotos und PDF (*.jpg *.jpeg *.png *.bmp *.webp *.gif *.pdf)</translation>
        </message>
        <message>
            <source>Photos and files</source>
            <translation>Fotos und Dateien</translation>
        </message>
        <message>
            <source>Post it on {day}</source>
            <translation>Am {day} buchen</translation>
        </message>
        <message>
            <source>Post it on {day}?</source>
            <translation>Am {day} buchen?</translation>
        </message>
        <message>
            <source>Posts on {day}</source>
            <translation>Wird am {day} gebucht</translation>
        </message>
        <message>
            <source>Press once more to post it on that day, or change the posting date.</source>
            <translation>Noch einmal drücken, um an diesem Tag zu buchen, oder das Buchungsdatum ändern.</translation>
        </message>
        <message numerus="yes">
            <source>Print %n label(s)</source>
            <translation>
                <numerusform>%n Etikett drucken</numerusform>
                <numerusform>%n Etiketten drucken</numerusform>
            </translation>
        </message>
        <message>
            <source>Sales</source>
            <translation>Verkauf</translation>
        </message>
        <message>
            <source>Say first why they are needed again.</source>
            <translation>Sagen Sie zuerst, warum sie noch einmal gebraucht werden.</translation>
        </message>
        <message>
            <source>Sees costs</source>
            <translation>Sieht Kosten</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Taken back too late, and in the book all the same: {goods}.</source>
            <translation>Zu spät zurückgenommen und trotzdem im Buch: {goods}.</translation>
        </message>
        <message>
            <source>Test label</source>
            <translation>Testetikett</translation>
        </message>
        <message>
            <source>That day is posted; at this computer it is {here}.</source>
            <translation>Gebucht wird dieser Tag; an diesem Computer ist der {here}.</translation>
        </message>
        <message>
            <source>The book could not record this.</source>
            <translation>Das Buch konnte dies nicht aufnehmen.</translation>
        </message>
        <message>
            <source>The book could not work this out. Nothing is lost; try to post it.</source>
            <translation>Das Buch konnte dies nicht ausrechnen. Nichts ist verloren; versuchen Sie zu buchen.</translation>
        </message>
        <message>
            <source>The book has it; nobody has posted it yet.</source>
            <translation>Das Buch hat es; noch hat es niemand gebucht.</translation>
        </message>
        <message>
            <source>The print</source>
            <translation>Der Druck</translation>
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
            <source>This is open in another window since {time}.</source>
            <translation>Das ist seit {time} in einem anderen Fenster offen.</translation>
        </message>
        <message>
            <source>This is posted on {day}, in another month.</source>
            <translation>Gebucht wird am {day}, in einem anderen Monat.</translation>
        </message>
        <message>
            <source>This is posted on {day}, which has not begun there.</source>
            <translation>Gebucht wird am {day}, der dort noch nicht begonnen hat.</translation>
        </message>
        <message>
            <source>This is posted on {day}.</source>
            <translation>Gebucht wird am {day}.</translation>
        </message>
        <message>
            <source>This was sent already and waits to be posted.</source>
            <translation>Dies ist schon gesandt und wartet auf die Buchung.</translation>
        </message>
        <message>
            <source>Today is {there}.</source>
            <translation>Heute ist der {there}.</translation>
        </message>
        <message>
            <source>Try again in a moment. It will not be posted twice.</source>
            <translation>Versuchen Sie es gleich erneut. Es wird nicht doppelt gebucht.</translation>
        </message>
        <message>
            <source>Try again; if it comes back, send the crash report from the Help menu.</source>
            <translation>Versuchen Sie es erneut; kommt es wieder, senden Sie den Absturzbericht aus dem Hilfemenü.</translation>
        </message>
        <message>
            <source>Warehouse operator</source>
            <translation>Lagerkraft</translation>
        </message>
        <message>
            <source>Warehouse supervisor</source>
            <translation>Lagerleitung</translation>
        </message>
        <message>
            <source>What was changed since is not in it, and was not sent.</source>
            <translation>Was seither geändert wurde, ist nicht darin und wurde nicht gesendet.</translation>
        </message>
        <message>
            <source>Why again</source>
            <translation>Warum noch einmal</translation>
        </message>
        <message>
            <source>Your role hides what will be posted; who owns the book can give you “{role}”.</source>
            <translation>Ihre Rolle verbirgt, was gebucht wird; wem das Buch gehört, kann Ihnen „{role}“ geben.</translation>
        </message>
        <message>
            <source>is sent when this is posted</source>
            <translation>wird beim Buchen gesendet</translation>
        </message>
        <message>
            <source>{count} lines will be posted. Your role hides amounts; who owns the book can give you “{role}”.</source>
            <translation>{count} Buchungszeilen werden gebucht. Ihre Rolle verbirgt Beträge; wem das Buch gehört, kann Ihnen „{role}“ geben.</translation>
        </message>
        <message>
            <source>{file} cannot be read.</source>
            <translation>{file} lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>{file} is attached.</source>
            <translation>{file} ist angehängt.</translation>
        </message>
        <message>
            <source>{file} is kept and sent when this is posted.</source>
            <translation>{file} ist aufbewahrt und wird beim Buchen gesendet.</translation>
        </message>
        <message>
            <source>{file} waits to be sent.</source>
            <translation>{file} wartet darauf, gesendet zu werden.</translation>
        </message>
        <message>
            <source>{member}, {moment}</source>
            <translation>{member}, {moment}</translation>
        </message>
        <message>
            <source>{quantity} to be sent</source>
            <translation>{quantity} zu senden</translation>
        </message>
        <message>
            <source>{quantity} {unit} {item}</source>
            <translation>{quantity} {unit} {item}</translation>
        </message>
        <message>
            <source>{quantity} {unit} {item}, damaged</source>
            <translation>{quantity} {unit} {item}, beschädigt</translation>
        </message>
        <message>
            <source>{unit} of {content}</source>
            <translation>{unit} zu {content}</translation>
        </message>
        <message>
            <source>{what} is in the book as it was sent first.</source>
            <translation>{what} steht im Buch, wie es zuerst gesendet wurde.</translation>
        </message>
        <message>
            <source>{what} is posted.</source>
            <translation>{what} ist gebucht.</translation>
        </message>
        <message>
            <source>{what} is posted: {number}.</source>
            <translation>{what} ist gebucht: {number}.</translation>
        </message>
        <message>
            <source>{what} is saved as it was sent first and waits to be posted.</source>
            <translation>{what} ist gespeichert, wie es zuerst gesendet wurde, und wartet auf die Buchung.</translation>
        </message>
        <message>
            <source>{what} is saved here and waits to be posted.</source>
            <translation>{what} ist hier gesichert und wartet auf das Buchen.</translation>
        </message>
        <message>
            <source>{what} waits for an approval as it was sent first.</source>
            <translation>{what} wartet auf eine Freigabe, wie es zuerst gesendet wurde.</translation>
        </message>
    </context>
</TS>
