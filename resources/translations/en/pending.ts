<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>pending</name>
        <message numerus="yes">
            <source>%n command(s) wait</source>
            <translation>
                <numerusform>%n command waits</numerusform>
                <numerusform>%n commands wait</numerusform>
            </translation>
        </message>
    </context>
</TS>
