<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>counting</name>
        <message numerus="yes">
            <source>%n line(s) are counted again.</source>
            <translation>
                <numerusform>%n line is counted again.</numerusform>
                <numerusform>%n lines are counted again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are not counted. The book stays as it is there.</source>
            <translation>
                <numerusform>%n line is not counted. The book stays as it is there.</numerusform>
                <numerusform>%n lines are not counted. The book stays as it is there.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) are not counted: {lines}.</source>
            <translation>
                <numerusform>%n line is not counted: {lines}.</numerusform>
                <numerusform>%n lines are not counted: {lines}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) differ from the book.</source>
            <translation>
                <numerusform>%n line differs from the book.</numerusform>
                <numerusform>%n lines differ from the book.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) moved since they were counted. They are left for a recount.</source>
            <translation>
                <numerusform>%n line moved since it was counted. It is left for a recount.</numerusform>
                <numerusform>%n lines moved since they were counted. They are left for a recount.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) of {sheet} are not counted, and {names} counts on it too.</source>
            <translation>
                <numerusform>One line of {sheet} is not counted, and {names} counts on it too.</numerusform>
                <numerusform>%n lines of {sheet} are not counted, and {names} counts on it too.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) counted after it wait here</source>
            <translation>
                <numerusform>one place counted after it waits here</numerusform>
                <numerusform>%n places counted after it wait here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) counted after that are not in it and are kept here:</source>
            <translation>
                <numerusform>One place counted after that is not in it and is kept here:</numerusform>
                <numerusform>%n places counted after that are not in it and are kept here:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) counted too late for the last count stand here already.</source>
            <translation>
                <numerusform>One place counted too late for the last count stands here already.</numerusform>
                <numerusform>%n places counted too late for the last count stand here already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Count %n line(s) again</source>
            <translation>
                <numerusform>Count %n line again</numerusform>
                <numerusform>Count %n lines again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The count goes on where you left it: %n scan(s).</source>
            <translation>
                <numerusform>The count goes on where you left it: %n scan.</numerusform>
                <numerusform>The count goes on where you left it: %n scans.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{place} · %n line(s) to count</source>
            <translation>
                <numerusform>{place} · %n line to count</numerusform>
                <numerusform>{place} · %n lines to count</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{sheet} is posted · %n difference(s)</source>
            <translation>
                <numerusform>{sheet} is posted · %n difference</numerusform>
                <numerusform>{sheet} is posted · %n differences</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{sheet} is posted; %n line(s) have to be counted again.</source>
            <translation>
                <numerusform>{sheet} is posted; %n line has to be counted again.</numerusform>
                <numerusform>{sheet} is posted; %n lines have to be counted again.</numerusform>
            </translation>
        </message>
    </context>
</TS>
