/** O que aprendemos sobre a busca? */
export const PORTUGUESE = `
depends on: depende de, depende do, depende da, dependem de, se apoia em
on what: de que depende, em que se baseia
is it worth: vale a pena
due: vence, vencem
this week: esta semana, essa semana
last week: na semana passada, semana passada
this month: este mês, esse mês
last month: mês passado
today: hoje
yesterday: ontem
how: quão, como, quanto
why: por que, por quê
what: o que, que, quê
which: qual, quais
who: quem
when: quando
did: foi, foram, tem
is: é, são, está, estão, estamos, há
bet: aposta, apostas, apostamos, apostando
learned: aprendemos, aprendido, descobrimos
worked: funcionou, funcionaram, deu certo
failed: falhou, fracassou
dropped: desistimos, descartamos, abandonamos
heard: dizem, diz, acham, pedem, reclamam
responsible: responsável, responsáveis, dono, dona
confident: certeza, confiantes, seguros
changed: mudou, mudado, aconteceu
assumptions: hipótese, hipóteses, suposição, suposições
should we: devemos, deveríamos
know: sabemos, sabe
we: nós, nos, temos
my: meu, meus, minha, minhas
open: aberta, abertas
about: sobre, de, do, da, dos, das, para, em, no, na, com, a, ao
the: o, os, as, um, uma, este, esta, nosso, nossa, nossos, nossas
it: se, já, não
there: atualmente, agora, ainda, algo, tudo
users: usuários, usuário, utilizadores, clientes, cliente, gente
next: a seguir, próximo, próxima
do: construir, fazer
`;
