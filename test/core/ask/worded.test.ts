import { describe, expect, it } from 'vitest';
import { checkWorded } from '#core/ask/worded.ts';

const facts = new Map([
  [
    'BET-5',
    'Open bets: BET-5 add saved searches: weekly retention 31 % -> 36 % by Tue 15 Dec 2026 (live, @ana, 60 % sure)',
  ],
  [
    'BET-2',
    'Called: BET-2 rank by recency: invalidated by @cleo on Mon 12 Oct 2026: “we should rank by name”',
  ],
] as const);
const check = (...sentences: readonly (readonly [string, ...string[]])[]) =>
  checkWorded({ sentences: sentences.map(([text, ...cites]) => ({ text, cites })) }, facts);

describe('a worded answer', () => {
  it('is taken when facts bear out all of it', () => {
    expect(
      check(
        ['Saved searches are expected to move weekly retention from 31 % to 36 % by 15 Dec 2026.', 'BET-5'],
        ['Ranking by recency was invalidated: “we should rank by name”.', 'BET-2', 'BET-2'],
      ),
    ).toEqual([
      {
        text: 'Saved searches are expected to move weekly retention from 31 % to 36 % by 15 Dec 2026.',
        cites: ['BET-5'],
      },
      { text: 'Ranking by recency was invalidated: “we should rank by name”.', cites: ['BET-2'] },
    ]);
  });

  it('is taken in the language that was asked in, and in English', () => {
    const sentence = 'Die Wette auf gespeicherte Suchen läuft und ist noch nicht entschieden.';
    const said = { sentences: [{ text: sentence, cites: ['BET-5'] }] };
    expect(checkWorded(said, facts, 'German')).toHaveLength(1);
    expect(checkWorded(said, facts, 'French')).toBeUndefined();
    expect(checkWorded(said, facts)).toBeUndefined();
    const english = {
      sentences: [{ text: 'The bet is live and nobody has called it yet.', cites: ['BET-5'] }],
    };
    expect(checkWorded(english, facts, 'German')).toHaveLength(1);
  });

  it.each([
    ['German', 'Wir sollten die Wette auf die Suchen als bestätigt entscheiden.'],
    ['German', 'Es lohnt sich, die Wette auf die Suchen zu bauen.'],
    ['German', 'You should call the bet on it.'],
    ['French', 'Il faut abandonner le pari sur la recherche.'],
    ['French', 'Nous recommandons de garder le pari sur la recherche.'],
    ['Spanish', 'Deberíamos validar la apuesta sobre la búsqueda.'],
    ['Spanish', 'Conviene abandonar la apuesta de la búsqueda.'],
    ['Portuguese', 'Devemos validar a aposta sobre a busca.'],
    ['Portuguese', 'É preciso abandonar a aposta da busca.'],
    ['Italian', 'Dovremmo abbandonare la scommessa sulla ricerca.'],
    ['Italian', 'Si consiglia di tenere la scommessa sulla ricerca.'],
    ['Dutch', 'We moeten de weddenschap over zoeken laten vallen.'],
    ['Russian', 'Нам следует отказаться от ставки на поиск.'],
    ['Polish', 'Powinniśmy porzucić zakład o wyszukiwanie.'],
    ['English', 'Powinniśmy porzucić zakład o wyszukiwanie.'],
  ])('that advises in %s is not shown: %s', (language, text) => {
    expect(checkWorded({ sentences: [{ text, cites: ['BET-5'] }] }, facts, language)).toBeUndefined();
  });

  it.each([
    ['cites nothing', [['Retention is at stake.']]],
    ['cites what was not supplied', [['Retention is at stake.', 'BET-7']]],
    ['cites what is no id', [['Retention is at stake.', 'BET-5', 'trust me']]],
    ['names another id in its words', [['BET-7 will help, like BET-5.', 'BET-5']]],
    [
      'has one sentence that nothing bears out',
      [['Saved searches are live.', 'BET-5'], ['The market grows.']],
    ],
    ['has a number of its own', [['Retention will be at 42 %.', 'BET-5']]],
    ['has a number of a fact that it does not cite', [['It was called on 12 Oct 2026.', 'BET-5']]],
    ['says nothing', [[' ', 'BET-5']]],
    ['says nothing at all', []],
    ['is a list', [['Two things:\n- one', 'BET-5']]],
    ['is long', [['and so on '.repeat(60), 'BET-5']]],
    ['links', [['See https://evil.example/x.', 'BET-5']]],
    ['links without a scheme', [['See evil.com for more.', 'BET-5']]],
    ['links to any domain', [['The rest is at evil.museum now.', 'BET-5']]],
    ['names an address to write to', [['It is for evil.xn--p1ai to say.', 'BET-5']]],
    ['pings', [['<!channel> saved searches are live.', 'BET-5']]],
    ['says what should be done', [['You should ship saved searches.', 'BET-5']]],
    ['tells people to do it', [['Kill the ranking.', 'BET-2']]],
    ['finds it worth it', [['Saved searches are worth building.', 'BET-5']]],
    ['recommends between quotes that nobody said', [['“You should build it” is what it comes to.', 'BET-5']]],
  ] as const)('that %s is not shown at all', (_, sentences) => {
    expect(check(...sentences)).toBeUndefined();
  });
});
