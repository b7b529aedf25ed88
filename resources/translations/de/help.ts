<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>help</name>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>There is no page about this yet. The overview may help.</source>
            <translation>Dazu gibt es noch keine Seite. Vielleicht hilft die Übersicht.</translation>
        </message>
    </context>
</TS>
