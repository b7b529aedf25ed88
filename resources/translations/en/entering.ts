<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>entering</name>
        <message numerus="yes">
            <source>{table}: at least %n line(s).</source>
            <translation>
                <numerusform>{table}: at least %n line.</numerusform>
                <numerusform>{table}: at least %n lines.</numerusform>
            </translation>
        </message>
    </context>
</TS>
