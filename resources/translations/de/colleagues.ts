<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>colleagues</name>
        <message>
            <source>You have this open in another window, since {time}.</source>
            <translation>Sie haben dies seit {time} in einem anderen Fenster geöffnet.</translation>
        </message>
        <message>
            <source>{document} is now: {state}.</source>
            <translation>{document} ist jetzt: {state}.</translation>
        </message>
        <message numerus="yes">
            <source>{name} counted on {document}: %n line(s) by now, the last at {time}.</source>
            <translation>
                <numerusform>{name} hat an {document} gezählt: bisher eine Position, zuletzt um {time}.</numerusform>
                <numerusform>{name} hat an {document} gezählt: bisher %n Positionen, zuletzt um {time}.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} has this open to decide it, since {time}.</source>
            <translation>{name} hat dies seit {time} zum Entscheiden geöffnet.</translation>
        </message>
        <message>
            <source>{name} is at this transfer too, since {time}.</source>
            <translation>{name} ist seit {time} auch an dieser Umlagerung.</translation>
        </message>
        <message>
            <source>{name} is counting this too, since {time}.</source>
            <translation>{name} zählt dies seit {time} auch.</translation>
        </message>
        <message>
            <source>{name} is looking at this too, since {time}.</source>
            <translation>{name} sieht sich dies seit {time} auch an.</translation>
        </message>
        <message>
            <source>{name} is receiving this too, since {time}.</source>
            <translation>{name} nimmt dies seit {time} auch an.</translation>
        </message>
        <message>
            <source>{name} posted {number} meanwhile.</source>
            <translation>{name} hat inzwischen {number} gebucht.</translation>
        </message>
        <message>
            <source>{name} posted {number} meanwhile: {lines}.</source>
            <translation>{name} hat inzwischen {number} gebucht: {lines}.</translation>
        </message>
    </context>
</TS>
