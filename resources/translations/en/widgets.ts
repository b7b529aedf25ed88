<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>widgets</name>
        <message numerus="yes">
            <source>%n command(s) wait and will be posted once.</source>
            <translation>
                <numerusform>%n command waits and will be posted once.</numerusform>
                <numerusform>%n commands wait; each will be posted once.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>At most %n decimal place(s) are possible here.</source>
            <translation>
                <numerusform>At most %n decimal place is possible here.</numerusform>
                <numerusform>At most %n decimal places are possible here.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The data here is %n minute(s) old.</source>
            <translation>
                <numerusform>The data here is %n minute old.</numerusform>
                <numerusform>The data here is %n minutes old.</numerusform>
            </translation>
        </message>
    </context>
</TS>
