<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>pending</name>
        <message numerus="yes">
            <source>%n piece(s) of work wait</source>
            <translation>
                <numerusform>%n Vorgang wartet</numerusform>
                <numerusform>%n Vorgänge warten</numerusform>
            </translation>
        </message>
        <message>
            <source>About</source>
            <translation>Betrifft</translation>
        </message>
        <message>
            <source>Before the book was restored it was {before}; now it has no number.</source>
            <translation>Vor der Wiederherstellung des Buchs war es {before}; jetzt hat es keine Nummer.</translation>
        </message>
        <message>
            <source>Before the book was restored it was {before}; now it is {number}.</source>
            <translation>Vor der Wiederherstellung des Buchs war es {before}; jetzt ist es {number}.</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Vorgang</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Discard for good</source>
            <translation>Endgültig verwerfen</translation>
        </message>
        <message>
            <source>Enter a reason first.</source>
            <translation>Geben Sie zuerst einen Grund ein.</translation>
        </message>
        <message>
            <source>Everything sent from here has its outcome.</source>
            <translation>Alles, was von hier gesendet wurde, ist entschieden.</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>Voraussage</translation>
        </message>
        <message>
            <source>It is sent by itself as soon as the book can be reached.</source>
            <translation>Es wird von selbst gesendet, sobald das Buch erreichbar ist.</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>Nicht angenommen</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>Noch nicht gesendet</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Nothing is chosen.</source>
            <translation>Nichts ist gewählt.</translation>
        </message>
        <message>
            <source>Nothing waits</source>
            <translation>Nichts wartet</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>Unterwegs</translation>
        </message>
        <message>
            <source>Open document</source>
            <translation>Beleg öffnen</translation>
        </message>
        <message>
            <source>Posted with another number</source>
            <translation>Gebucht mit anderer Nummer</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gesichert</translation>
        </message>
        <message>
            <source>Saved on this computer; each is posted once when the book can be reached.</source>
            <translation>Auf diesem Rechner gesichert; jeder wird genau einmal gebucht, sobald das Buch erreichbar ist.</translation>
        </message>
        <message>
            <source>Send it again</source>
            <translation>Noch einmal senden</translation>
        </message>
        <message>
            <source>Stands</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>The book has decided on it; there is nothing to take back.</source>
            <translation>Das Buch hat darüber entschieden; es gibt nichts zurückzunehmen.</translation>
        </message>
        <message>
            <source>The book has it, or may have it. Wait for its outcome, then reverse what it posted.</source>
            <translation>Das Buch hat es oder könnte es haben. Warten Sie auf die Entscheidung und stornieren Sie dann, was gebucht wurde.</translation>
        </message>
        <message>
            <source>The chosen one</source>
            <translation>Im Einzelnen</translation>
        </message>
        <message>
            <source>This book is on this computer: everything is decided at once.</source>
            <translation>Dieses Buch liegt auf diesem Rechner: Alles wird sofort entschieden.</translation>
        </message>
        <message>
            <source>Turned away</source>
            <translation>Abgewiesen</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Wartet auf Freigabe</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What becomes of it cannot be said here.</source>
            <translation>Was daraus wird, lässt sich hier nicht sagen.</translation>
        </message>
        <message>
            <source>What is recorded while the shared book cannot be reached waits here and is posted once.</source>
            <translation>Was erfasst wird, während das gemeinsame Buch nicht erreichbar ist, wartet hier und wird einmal gebucht.</translation>
        </message>
        <message>
            <source>What it is about is not in the book yet.</source>
            <translation>Was es betrifft, ist noch nicht im Buch.</translation>
        </message>
        <message>
            <source>What waits</source>
            <translation>Was wartet</translation>
        </message>
        <message>
            <source>What was asked for</source>
            <translation>Was verlangt wurde</translation>
        </message>
        <message>
            <source>Will be posted, as things are known here.</source>
            <translation>Wird gebucht, soweit es hier bekannt ist.</translation>
        </message>
        <message>
            <source>Will not be accepted, as things are known here: {why}</source>
            <translation>Wird nicht angenommen, soweit es hier bekannt ist: {why}</translation>
        </message>
        <message>
            <source>Will wait for an approval, as things are known here.</source>
            <translation>Wird auf eine Freigabe warten, soweit es hier bekannt ist.</translation>
        </message>
        <message>
            <source>With the book</source>
            <translation>Beim Buch</translation>
        </message>
        <message>
            <source>{what} is discarded; it will not be posted.</source>
            <translation>{what} ist verworfen und wird nicht gebucht.</translation>
        </message>
        <message>
            <source>{what} is sent again.</source>
            <translation>{what} wird noch einmal gesendet.</translation>
        </message>
        <message>
            <source>{what} will not be sent and not be posted. What was typed becomes a draft again.</source>
            <translation>{what} wird nicht gesendet und nicht gebucht. Das Eingegebene wird wieder ein Entwurf.</translation>
        </message>
    </context>
</TS>
