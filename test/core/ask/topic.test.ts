import { expect, it } from 'vitest';
import { entry, speakingOf, topicOf } from '#core/ask/topic.ts';

const known = [
  entry('search', 'add saved searches', 'weekly retention'),
  entry('digest', 'weekly digest', 'weekly retention'),
  entry('checkout', 'mobile checkout', 'mobile conversion'),
  entry('cache', 'cache search results', 'latency'),
];
const about = (...words: string[]) =>
  words.map((word) => ({ word, term: entry('', word).words.keys().next().value ?? '' }));
const found = (...words: string[]) => {
  const topic = topicOf(about(...words), known, new Map());
  return speakingOf(topic, known)(known);
};

it('finds what speaks of the topic in any form of its words, the best first', () => {
  expect(found('retention')).toEqual(['search', 'digest']);
  expect(found('searching', 'latency')).toEqual(['cache']);
});

it('finds nothing where half of what was asked is nowhere here', () => {
  expect(found('kubernetes')).toEqual([]);
  expect(found('kubernetes', 'retention')).toEqual([]);
  expect(found('mobile', 'checkout', 'brazil')).toEqual(['checkout']);
});

it('takes a slip for the word that was meant, and says so', () => {
  const topic = topicOf(about('retenton', 'brazil'), known, new Map());
  expect(topic).toMatchObject({ taken: [['retenton', 'retention']], unknown: ['brazil'] });
});

it('knows the words that only users used', () => {
  const [freelancers] = about('freelancers');
  const heard = new Map([[freelancers?.term ?? '', 2]]);
  expect(topicOf(about('freelancers'), known, heard).unknown).toEqual([]);
  expect(topicOf(about('freelancers'), known, new Map()).unknown).toEqual(['freelancers']);
});
