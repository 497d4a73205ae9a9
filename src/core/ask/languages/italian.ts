/** Cosa abbiamo imparato sulla ricerca? */
export const ITALIAN = `
what if: e se
depends on: dipende da, dipende dal, dipendono da, si basa su, poggia su
on what: da cosa dipende, su cosa si basa
is it worth: vale la pena
due: scade, scadono, scadenza
this week: questa settimana
last week: la settimana scorsa, settimana scorsa
this month: questo mese
last month: il mese scorso, mese scorso
today: oggi
yesterday: ieri
what: che cosa, cosa, che
why: perché, come mai
how: come, quanto
which: quale, quali
who: chi
when: quando
did: ha, hanno, abbiamo, avete
is: è, sono, siamo, era, c'è, ci sono
bet: scommessa, scommesse, scommettiamo, scommettendo, puntiamo
learned: imparato, scoperto
worked: funzionato, andata, andato
failed: fallito
dropped: abbandonato, scartato, mollato
heard: dicono, dice, pensano, chiedono, lamentano
responsible: responsabile, responsabili, occupa
confident: sicuri, sicure, sicuro, certi
changed: cambiato, successo
assumptions: ipotesi
should we: dovremmo, dobbiamo
know: sappiamo, sa
we: noi, ci, stiamo
my: mio, mia, miei, mie
open: aperta, aperte
about: su, sul, sulla, sullo, sui, sulle, sugli, di, del, della, dei, delle, degli, per, a, in, con, da, dal
the: il, lo, la, i, gli, le, l, un, una, uno, questo, questa, nostro, nostra, nostri, nostre
it: si, già, non
there: attualmente, adesso, ora, ancora, qualcosa, tutto
users: utenti, utente, clienti, cliente, gente
next: dopo, prossimo, prossima
do: costruire, fare
`;
