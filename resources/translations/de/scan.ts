<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>scan</name>
        <message>
            <source>Capitals and small letters are not kept apart. Switch off case conversion in the scanner.</source>
            <translation>Groß- und Kleinbuchstaben werden nicht unterschieden. Schalten Sie die Umwandlung im Scanner ab.</translation>
        </message>
        <message>
            <source>Caps Lock is on: capitals and small letters arrive swapped. Switch it off.</source>
            <translation>Die Feststelltaste ist an: Groß- und Kleinbuchstaben kommen vertauscht an. Schalten Sie sie aus.</translation>
        </message>
        <message>
            <source>Check the scanner</source>
            <translation>Scanner prüfen</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>Hang this at the workstation. Scanning a code does what its button does.</source>
            <translation>Hängen Sie dieses Blatt am Arbeitsplatz auf. Ein gescannter Code tut, was seine Schaltfläche tut.</translation>
        </message>
        <message>
            <source>Scanner sheet</source>
            <translation>Scannerblatt</translation>
        </message>
        <message>
            <source>Some signs are missing. Set a longer delay between characters in the scanner.</source>
            <translation>Einige Zeichen fehlen. Stellen Sie im Scanner eine längere Pause zwischen den Zeichen ein.</translation>
        </message>
        <message>
            <source>The scanner adds “{extra}” after every code. Enter it in the settings, or let the scanner send Enter only.</source>
            <translation>Der Scanner hängt „{extra}“ an jeden Code. Tragen Sie es in den Einstellungen ein, oder lassen Sie den Scanner nur Enter senden.</translation>
        </message>
        <message>
            <source>The scanner is set up correctly.</source>
            <translation>Der Scanner ist richtig eingestellt.</translation>
        </message>
        <message>
            <source>The scanner puts “{extra}” in front of every code. Enter it in the settings, or switch it off in the scanner.</source>
            <translation>Der Scanner setzt „{extra}“ vor jeden Code. Tragen Sie es in den Einstellungen ein, oder schalten Sie es im Scanner ab.</translation>
        </message>
        <message>
            <source>The scanner types as a US keyboard, but this computer is set to {layout}. Scan the keyboard country code of the scanner's manual for {layout}.</source>
            <translation>Der Scanner tippt wie eine US-Tastatur, dieser Rechner ist aber auf {layout} eingestellt. Scannen Sie im Handbuch des Scanners den Tastatur-Ländercode für {layout}.</translation>
        </message>
        <message>
            <source>The sign between the parts of a GS1 code is lost. Let the scanner send ~ for the group separator.</source>
            <translation>Das Zeichen zwischen den Teilen eines GS1-Codes geht verloren. Lassen Sie den Scanner ~ als Gruppentrenner senden.</translation>
        </message>
        <message>
            <source>What arrived is not the check code. Scan the code on the check sheet once more; if it stays so, reset the scanner to its factory settings.</source>
            <translation>Was ankam, ist nicht der Prüfcode. Scannen Sie den Code auf dem Prüfblatt noch einmal; bleibt es so, setzen Sie den Scanner auf die Werkseinstellungen zurück.</translation>
        </message>
    </context>
</TS>
