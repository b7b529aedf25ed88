<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>grid</name>
        <message numerus="yes">
            <source>%n cell(s)</source>
            <translation>
                <numerusform>%n Zelle</numerusform>
                <numerusform>%n Zellen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied.</source>
            <translation>
                <numerusform>%n Zeile kopiert.</numerusform>
                <numerusform>%n Zeilen kopiert.</numerusform>
            </translation>
        </message>
        <message>
            <source>All rows</source>
            <translation>Alle Zeilen</translation>
        </message>
        <message>
            <source>Choose columns …</source>
            <translation>Spalten wählen …</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Filter aufheben</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy with titles</source>
            <translation>Mit Überschriften kopieren</translation>
        </message>
        <message>
            <source>Copying …</source>
            <translation>Wird kopiert …</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Export to a workbook</source>
            <translation>In eine Arbeitsmappe exportieren</translation>
        </message>
        <message>
            <source>Export to a workbook …</source>
            <translation>In eine Arbeitsmappe exportieren …</translation>
        </message>
        <message>
            <source>Filter {column}</source>
            <translation>{column} filtern</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Liste</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More than {number} rows</source>
            <translation>Mehr als {number} Zeilen</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Name of the view to save</source>
            <translation>Name der Ansicht</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>No row fits the search and the filters above.</source>
            <translation>Keine Zeile passt zur Suche und zu den Filtern oben.</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>Hier ist noch nichts</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>Nichts passt</translation>
        </message>
        <message>
            <source>Only {column} {value}</source>
            <translation>Nur {column} {value}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>Remove a view</source>
            <translation>Ansicht entfernen</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Reset this list</source>
            <translation>Diese Liste zurücksetzen</translation>
        </message>
        <message>
            <source>Save this view as …</source>
            <translation>Ansicht speichern als …</translation>
        </message>
        <message>
            <source>Saved as {file}.</source>
            <translation>Gespeichert als {file}.</translation>
        </message>
        <message>
            <source>Search this list</source>
            <translation>Diese Liste durchsuchen</translation>
        </message>
        <message>
            <source>Search, or {column}: A1; A2 · 100..500</source>
            <translation>Suchen, oder {column}: A1; A2 · 100..500</translation>
        </message>
        <message>
            <source>Sort {column} downwards</source>
            <translation>{column} absteigend sortieren</translation>
        </message>
        <message>
            <source>Sort {column} upwards</source>
            <translation>{column} aufsteigend sortieren</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Ansichten</translation>
        </message>
        <message>
            <source>Workbook (*.xlsx)</source>
            <translation>Arbeitsmappe (*.xlsx)</translation>
        </message>
        <message>
            <source>Writing {file} …</source>
            <translation>{file} wird geschrieben …</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>adding up …</source>
            <translation>wird zusammengezählt …</translation>
        </message>
        <message>
            <source>average {figure}</source>
            <translation>Mittel {figure}</translation>
        </message>
        <message>
            <source>could not be added up; select them again</source>
            <translation>nicht zusammengezählt; bitte erneut markieren</translation>
        </message>
        <message>
            <source>sum {figure}</source>
            <translation>Summe {figure}</translation>
        </message>
        <message>
            <source>{column}: “{text}” is not understood; try {example}.</source>
            <translation>{column}: „{text}“ wird nicht verstanden; versuchen Sie {example}.</translation>
        </message>
    </context>
</TS>
