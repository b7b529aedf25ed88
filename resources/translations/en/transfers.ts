<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>transfers</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are complete.</source>
            <translation>
                <numerusform>%n line is complete.</numerusform>
                <numerusform>%n lines are complete.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) go to quarantine at their cost; a case opens for the supervisor.</source>
            <translation>
                <numerusform>%n line goes to quarantine at its cost; a case opens for the supervisor.</numerusform>
                <numerusform>%n lines go to quarantine at their cost; a case opens for the supervisor.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Parked · %n scan(s)</source>
            <translation>
                <numerusform>Parked · %n scan</numerusform>
                <numerusform>Parked · %n scans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Your work goes on where you left it: %n scan(s).</source>
            <translation>
                <numerusform>Your work goes on where you left it: %n scan.</numerusform>
                <numerusform>Your work goes on where you left it: %n scans.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ship %n line(s)</source>
            <translation>
                <numerusform>ship %n line</numerusform>
                <numerusform>ship %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>take in %n line(s)</source>
            <translation>
                <numerusform>take in %n line</numerusform>
                <numerusform>take in %n lines</numerusform>
            </translation>
        </message>
    </context>
</TS>
