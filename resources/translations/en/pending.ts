<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>pending</name>
        <message numerus="yes">
            <source>%n piece(s) of work wait</source>
            <translation>
                <numerusform>%n piece of work waits</numerusform>
                <numerusform>%n pieces of work wait</numerusform>
            </translation>
        </message>
    </context>
</TS>
