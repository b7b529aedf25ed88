<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>receiving</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) go to quarantine as the supplier's, without value. A case opens for {role}.</source>
            <translation>
                <numerusform>%n line goes to quarantine as the supplier's, without value. A case opens for {role}.</numerusform>
                <numerusform>%n lines go to quarantine as the supplier's, without value. A case opens for {role}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pallet(s)</source>
            <translation>
                <numerusform>%n pallet</numerusform>
                <numerusform>%n pallets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n receipt(s) wait for an approval</source>
            <translation>
                <numerusform>%n receipt waits for an approval</numerusform>
                <numerusform>%n receipts wait for an approval</numerusform>
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
            <source>Taken in as announced: %n line(s)</source>
            <translation>
                <numerusform>Taken in as announced: %n line</numerusform>
                <numerusform>Taken in as announced: %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Your receipt of {order} goes on where you left it: %n scan(s).</source>
            <translation>
                <numerusform>Your receipt of {order} goes on where you left it: %n scan.</numerusform>
                <numerusform>Your receipt of {order} goes on where you left it: %n scans.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{item} is expected on %n orders.</source>
            <translation>
                <numerusform>{item} is expected on %n order.</numerusform>
                <numerusform>{item} is expected on %n orders.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{number} is posted · %n line(s) of {order}</source>
            <translation>
                <numerusform>{number} is posted · %n line of {order}</numerusform>
                <numerusform>{number} is posted · %n lines of {order}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{supplier}: %n order(s) expected.</source>
            <translation>
                <numerusform>{supplier}: %n order expected.</numerusform>
                <numerusform>{supplier}: %n orders expected.</numerusform>
            </translation>
        </message>
    </context>
</TS>
