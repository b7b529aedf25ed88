<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>entering</name>
        <message numerus="yes">
            <source>%n line(s) came after that and stand here, not sent:</source>
            <translation>
                <numerusform>One line came after that and stands here, not sent:</numerusform>
                <numerusform>%n lines came after that and stand here, not sent:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{table}: at least %n line(s).</source>
            <translation>
                <numerusform>{table}: at least %n line.</numerusform>
                <numerusform>{table}: at least %n lines.</numerusform>
            </translation>
        </message>
    </context>
</TS>
