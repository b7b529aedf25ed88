<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>tasks</name>
        <message>
            <source>Dockledger met an error of its own.</source>
            <translation>Dockledger hat einen eigenen Fehler gemacht.</translation>
        </message>
        <message>
            <source>Nothing was posted by this step, and your drafts are kept.</source>
            <translation>Dieser Schritt hat nichts gebucht, und Ihre Entwürfe sind erhalten.</translation>
        </message>
        <message>
            <source>Try again; if it comes back, send the crash report.</source>
            <translation>Versuchen Sie es erneut; kommt es wieder, senden Sie den Fehlerbericht.</translation>
        </message>
    </context>
</TS>
