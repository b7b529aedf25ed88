<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>approvals</name>
        <message numerus="yes">
            <source>%n decision(s) wait</source>
            <translation>
                <numerusform>%n decision waits</numerusform>
                <numerusform>%n decisions wait</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Approve %n</source>
            <translation>
                <numerusform>Approve %n</numerusform>
                <numerusform>Approve %n</numerusform>
            </translation>
        </message>
    </context>
</TS>
