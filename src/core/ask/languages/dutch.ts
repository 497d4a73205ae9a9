/** Wat hebben we geleerd over zoeken? */
export const DUTCH = `
depends on: hangt af van, hangt van, rust op, steunt op, bouwt op
on what: waar hangt, waarop rust, waarop steunt
due: loopt af, verloopt, deadline
is it worth: is het de moeite waard
this week: deze week
last week: vorige week, afgelopen week
this month: deze maand
last month: vorige maand
today: vandaag
yesterday: gisteren
what: wat, waar, waarop
which: welke, welk
who: wie, van wie
when: wanneer
why: waarom
how: hoe
did: heeft, hebben, hebt, werd, werden
is: zijn, was, waren, lopen, loopt, zitten, staan, staat
bet: weddenschap, weddenschappen, wedden, gokken
learned: geleerd, ontdekt
worked: gewerkt, gelukt, opgeleverd
failed: mislukt
dropped: geschrapt, laten vallen, gestopt
heard: zeggen, zegt, vinden, vragen, klagen
responsible: verantwoordelijk
confident: zeker
changed: veranderd, gebeurd
assumptions: aanname, aannames
should we: moeten we, zouden we
know: weten, weet
we: we, wij, ons
my: mijn
open: open, openstaande
about: over, voor, van, bij, met, op, aan, om, in
the: de, het, een, die, dat, onze
it: zich, er, niet
there: nu, momenteel, al, nog, af, iets, alles
users: gebruikers, gebruiker, klanten, klant, mensen
next: hierna, volgende
do: bouwen, doen, maken
`;
