import { describe, expect, it } from 'vitest';
import { inEnglish } from '#core/ask/in-english.ts';

describe('a question in another language', () => {
  it.each([
    ['Was haben wir über die Suche gelernt?', 'what did we about the Suche learned?', 'German'],
    ['wovon hängt BET-7 ab', 'on what hängt BET-7 there', 'German'],
    ["Qu'est-ce qui dépend de BET-6 ?", 'what depends on BET-6 ?', 'French'],
    ['¿Por qué descartamos SSO?', '¿why dropped SSO?', 'Spanish'],
    ['Quem é o dono da aposta?', 'who is the responsible about bet?', 'Portuguese'],
    ['Cosa dicono gli utenti?', 'what heard the ?', 'Italian'],
    ['Waar wedden we op?', 'what bet we about?', 'Dutch'],
    ['Что стоит на ASM-6?', 'what stands on ASM-6?', 'Russian'],
  ])('%s', (asked, text, language) => {
    const translated = inEnglish(asked);
    expect(translated.language).toBe(language);
    expect(translated.text.replace(/[\s'-]+/g, ' ')).toBe(text.replace(/-/g, ' '));
  });
});

describe('what is left as it is', () => {
  it.each([
    'was the cache worth it?',
    'wat are we betting on?',
    'who do we ask in the Paris office about a la carte plans?',
    'what is on in the app over there?',
    'Wenn wir Filter speichern, erwarten wir retention 31% -> 36%, weil man sie tippt',
    'Si nous ajoutons un mode sombre, les inscriptions passent de 12 % à 15 %',
    'der Export ist kaputt und die Suche auch',
    'SSO?',
    '',
  ])('%s', (said) => {
    expect(inEnglish(said)).toEqual({ text: said, language: 'English' });
  });
});
