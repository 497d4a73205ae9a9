/** Was haben wir über die Suche gelernt? */
export const GERMAN = `
how about: wie wäre es mit
what if: was wenn
on what: wovon, worauf beruht, worauf baut, worauf steht
depends on: hängt von, hängt an, hängen von, hängen an, beruht auf, beruhen auf, baut auf, bauen auf
stands on: steht auf, stehen auf
is it worth: lohnt es sich, lohnt sich
pay off: gelohnt
dropped: fallen gelassen, fallen lassen, verworfen, aufgegeben
due: fällig, läuft ab
this week: diese woche, dieser woche
last week: letzte woche, letzter woche
this month: diesen monat, diesem monat
last month: letzten monat, letztem monat
this quarter: dieses quartal, diesem quartal
last quarter: letztes quartal, letztem quartal
today: heute
yesterday: gestern
what: was, worauf, wofür, woran
which: welche, welcher, welches, welchen, welchem
who: wer, wem, wessen, kümmert, gehört
when: wann
why: warum, wieso, weshalb
how: wie
did: hat, haben, hatte, hatten, wurde, wurden
is: ist, gibt, sind, war, waren, läuft, laufen
bet: wette, wetten, wettest
learned: gelernt, herausgefunden, erfahren
worked: funktioniert, geklappt, gebracht, ausgegangen
failed: gescheitert
heard: sagen, sagt, meinen, berichten, wünschen, beschweren, gehört zu
responsible: verantwortlich, zuständig
confident: sicher
changed: geändert, passiert, verändert
assumptions: annahme, annahmen
should we: sollten wir, sollen wir
we: wir, uns, man
my: mein, meine, meiner, meinen
open: offen, offene, offenen
about: über, zu, zum, zur, bei, beim, von, vom, für, um, im, in, an, am, mit, auf, gegen
the: der, die, das, den, dem, des, ein, eine, einen, einem, einer, unser, unsere, unserer
it: es, sich, das
there: schon, denn, eigentlich, gerade, momentan, aktuell, noch, dazu, da, ab, etwas, alles, neues
users: nutzer, nutzern, kunden, kundinnen, nutzerinnen, anwender, leute, user
next: als nächstes, nächstes, als nächste
do: bauen, machen, tun
`;
