/** Qu'avons-nous appris sur la recherche ? */
export const FRENCH = `
what: qu'est ce que, qu'est ce qui, qu'est ce qu, est ce que
what if: et si
depends on: dépend de, dépend du, dépendent de, repose sur, reposent sur
on what: de quoi dépend, sur quoi repose
is it worth: vaut il la peine, vaut le coup
dropped: abandonné, laissé tomber
due: échéance, arrive à échéance
this week: cette semaine
last week: la semaine dernière, semaine dernière
this month: ce mois
last month: le mois dernier, mois dernier
today: aujourd hui
yesterday: hier
something: quelque chose
what: que, qu, quoi, quel est
which: quel, quelle, quels, quelles
who: qui
when: quand
why: pourquoi
how: comment, combien
did: a, ont, avons, avez, as
is: est, sont, était, étaient, y
bet: pari, paris, parie, parions, parier, misons, mise
learned: appris, apprises, découvert
worked: marché, fonctionné, terminé, donné, réussi
failed: échoué
heard: disent, dit, pensent, demandent, plaignent
responsible: responsable, responsables
confident: sûrs, sûr, sûre, confiants, certains
changed: changé, passé
assumptions: hypothèse, hypothèses
should we: devrait on, devrions nous, faut il
know: sait, savons, connaît
we: nous, on, t
my: mon, ma, mes
open: ouvert, ouverts, ouvertes
about: sur, de, du, des, d, pour, à, au, aux, en, dans, avec, chez
the: le, la, les, l, un, une, ce, cette, ces, notre, nos
it: c, ça, cela, il, ils, elle, elles, s, se, m, n, ne, pas
there: actuellement, déjà, encore, là, moment, cours, avec
users: utilisateurs, utilisateur, clients, client, gens
next: ensuite, prochain, prochaine
do: construire, faire
`;
