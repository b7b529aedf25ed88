<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>shell</name>
        <message numerus="yes">
            <source>%n command(s) from here that it lacked are sent again; nothing is posted twice.</source>
            <translation>
                <numerusform>%n command from here that it lacked is sent again; nothing is posted twice.</numerusform>
                <numerusform>%n commands from here that it lacked are sent again; nothing is posted twice.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) of work are still running.</source>
            <translation>
                <numerusform>%n piece of work is still running.</numerusform>
                <numerusform>%n pieces of work are still running.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting to be posted</source>
            <translation>
                <numerusform>%n waiting to be posted</numerusform>
                <numerusform>%n waiting to be posted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting, nothing posted since {time}</source>
            <translation>
                <numerusform>%n waiting, nothing posted since {time}</numerusform>
                <numerusform>%n waiting, nothing posted since {time}</numerusform>
            </translation>
        </message>
    </context>
</TS>
