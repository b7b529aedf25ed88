<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>widgets</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) of work wait and will be posted once.</source>
            <translation>
                <numerusform>%n piece of work waits and will be posted once.</numerusform>
                <numerusform>%n pieces of work wait; each will be posted once.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>At most %n decimal place(s) are possible here.</source>
            <translation>
                <numerusform>At most %n decimal place is possible here.</numerusform>
                <numerusform>At most %n decimal places are possible here.</numerusform>
            </translation>
        </message>
    </context>
</TS>
