<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>tasks</name>
        <message>
            <source>Check disk, memory and network, then try again; nothing was posted by this step.</source>
            <translation>Prüfen Sie Datenträger, Arbeitsspeicher und Netz und versuchen Sie es dann noch einmal; durch diesen Schritt wurde nichts gebucht.</translation>
        </message>
        <message>
            <source>Dockledger met an error of its own.</source>
            <translation>Dockledger hat einen eigenen Fehler gemacht.</translation>
        </message>
        <message>
            <source>Nothing was posted by this step, and your drafts are kept.</source>
            <translation>Dieser Schritt hat nichts gebucht, und Ihre Entwürfe sind erhalten.</translation>
        </message>
        <message>
            <source>The computer or the book's server said: {problem}.</source>
            <translation>Der Computer oder der Server des Buchs meldete: {problem}.</translation>
        </message>
        <message>
            <source>This could not be done just now.</source>
            <translation>Das ging gerade nicht.</translation>
        </message>
        <message>
            <source>Try again; if it comes back, send the crash report.</source>
            <translation>Versuchen Sie es erneut; kommt es wieder, senden Sie den Fehlerbericht.</translation>
        </message>
    </context>
</TS>
