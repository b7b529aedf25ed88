<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>colleagues</name>
        <message numerus="yes">
            <source>{name} counted on {document}: %n line(s) by now, the last at {time}.</source>
            <translation>
                <numerusform>{name} counted on {document}: one line by now, the last at {time}.</numerusform>
                <numerusform>{name} counted on {document}: %n lines by now, the last at {time}.</numerusform>
            </translation>
        </message>
    </context>
</TS>
