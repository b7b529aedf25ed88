<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>floor</name>
        <message numerus="yes">
            <source>%n printed</source>
            <translation>
                <numerusform>%n printed</numerusform>
                <numerusform>%n printed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scan(s) came after that and are not posted:</source>
            <translation>
                <numerusform>One scan came after that and is not posted:</numerusform>
                <numerusform>%n scans came after that and are not posted:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Print %n label(s)</source>
            <translation>
                <numerusform>Print %n label</numerusform>
                <numerusform>Print %n labels</numerusform>
            </translation>
        </message>
    </context>
</TS>
