<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>home</name>
        <message numerus="yes">
            <source>%n day(s) late</source>
            <translation>
                <numerusform>%n Tag zu spät</numerusform>
                <numerusform>%n Tage zu spät</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n überfällig</numerusform>
                <numerusform>%n überfällig</numerusform>
            </translation>
        </message>
        <message>
            <source>Begin with an item you trade, its supplier, and the first order. Receiving it makes the first entry.</source>
            <translation>Beginnen Sie mit einem Artikel, seinem Lieferanten und der ersten Bestellung. Ihr Wareneingang macht die erste Buchung.</translation>
        </message>
        <message>
            <source>Came back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Came back to you</source>
            <translation>Zurückgekommen</translation>
        </message>
        <message>
            <source>Counts to do</source>
            <translation>Zählungen offen</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>Entscheidungen</translation>
        </message>
        <message>
            <source>Deliveries due</source>
            <translation>Fällige Lieferungen</translation>
        </message>
        <message>
            <source>Deliveries, counts, transfers and decisions that need you appear here.</source>
            <translation>Lieferungen, Zählungen, Umlagerungen und Entscheidungen, für die Sie gebraucht werden, erscheinen hier.</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Fällig</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Nothing waits for you</source>
            <translation>Nichts wartet auf Sie</translation>
        </message>
        <message>
            <source>Nothing yet today.</source>
            <translation>Heute noch nichts.</translation>
        </message>
        <message>
            <source>On the road</source>
            <translation>Unterwegs</translation>
        </message>
        <message>
            <source>Posted today</source>
            <translation>Heute gebucht</translation>
        </message>
        <message>
            <source>Received, not invoiced</source>
            <translation>Erhalten, nicht berechnet</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>This book is new</source>
            <translation>Dieses Buch ist neu</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Transfers on the road</source>
            <translation>Umlagerungen unterwegs</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>What comes next</source>
            <translation>Was als Nächstes kommt</translation>
        </message>
        <message>
            <source>Who keeps its master data enters the first items; then there is something to do here.</source>
            <translation>Wer die Stammdaten pflegt, gibt die ersten Artikel ein; dann gibt es hier etwas zu tun.</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Arbeit</translation>
        </message>
        <message>
            <source>Worth now</source>
            <translation>Aktueller Wert</translation>
        </message>
        <message>
            <source>Your requests</source>
            <translation>Ihre Anfragen</translation>
        </message>
        <message>
            <source>nothing to decide</source>
            <translation>nichts zu entscheiden</translation>
        </message>
        <message>
            <source>nothing waits</source>
            <translation>nichts wartet</translation>
        </message>
        <message>
            <source>oldest {age}</source>
            <translation>älteste {age}</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>pünktlich</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>rejected by {member}</source>
            <translation>abgelehnt von {member}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>waits {age}</source>
            <translation>wartet {age}</translation>
        </message>
        <message>
            <source>with someone else</source>
            <translation>bei jemand anderem</translation>
        </message>
        <message>
            <source>{amount} at stake · oldest {age}</source>
            <translation>es geht um {amount} · älteste {age}</translation>
        </message>
    </context>
</TS>
