/** ¿Qué aprendimos sobre la búsqueda? */
export const SPANISH = `
what if: y si
depends on: depende de, depende del, dependen de, se apoya en, se basa en
on what: de qué depende, en qué se basa, sobre qué se apoya
is it worth: vale la pena
due: vence, vencen, caduca
this week: esta semana
last week: la semana pasada, semana pasada
this month: este mes
last month: el mes pasado, mes pasado
today: hoy
yesterday: ayer
how: qué tan, cómo, cuánto, cuán
why: por qué
what: qué
which: cuál, cuáles
who: quién, quiénes
when: cuándo
did: hemos, ha, han, he
is: es, son, está, están, estamos, fue, era, hay
bet: apuesta, apuestas, apostamos, apostando, apostar
learned: aprendimos, aprendido, descubrimos
worked: funcionó, funcionaron, salió, resultó
failed: falló, fracasó
dropped: descartamos, descartado, abandonamos, dejamos
heard: dicen, dice, opinan, piden, quejan
responsible: responsable, responsables, encarga
confident: seguros, seguras, seguro
changed: cambió, cambiado, pasó
assumptions: supuesto, supuestos, hipótesis
should we: deberíamos, debemos
know: sabemos, sabe
we: nosotros, nos, tenemos, vamos
my: mi, mis
open: abierta, abiertas, abiertos
about: sobre, de, del, para, en, con, a, al, por
the: el, la, los, las, un, una, este, esta, nuestro, nuestra, nuestros, nuestras
it: se, lo, ya, no
there: actualmente, ahora, todavía, aún, algo, todo
users: usuarios, usuario, clientes, cliente, gente
next: a continuación, siguiente, próximo
do: construir, hacer
`;
