import { describe, expect, it } from 'vitest';
import { bets, captures, modelJobs } from '#app/collections.ts';
import { all } from '#app/load.ts';
import type { Said } from '#core/chat/inbound.ts';
import { RetryableError, UserError } from '#core/errors.ts';
import type { BetAnswer } from '#core/model/capture/answer.ts';
import { ModelAnswerError, ModelSilentError } from '#ports/language-model.ts';
import { loadPrompts } from '../../../src/compose/load-prompts.ts';
import { FAKE_SPENT, type FakeAnswer, fakeModel } from '../../fakes/language-model.ts';
import { openChat, words } from '../chat.ts';

const NOTHING: BetAnswer = {
  change: null,
  metric: null,
  because: [],
  direction: null,
  from: null,
  to: null,
  relative: null,
  by: null,
  confidence: null,
};
const spoken = (author: string | undefined, text: string, i: number): Said => ({
  message: `t1.${i}`,
  text,
  saidAt: `2026-11-20T13:0${i}:00.000Z`,
  permalink: `https://chat.example/t1/${i}`,
  ...(author !== undefined && { author }),
});
const PLAIN = [
  spoken('dana', 'idea: saved searches', 0),
  spoken('ben', 'retention is at 31% right now', 1),
  spoken('dana', 'I think we could get it to 36% by Dec 15', 2),
];
/** What the parser makes nothing of. */
const VAGUE = [
  spoken('dana', 'folks keep typing the same stuff into the filters, mail dana@acme.example about it', 0),
  spoken('ben', 'letting them keep a search should help with people coming back, that is at 31% rn', 1),
];
const READ: BetAnswer = {
  ...NOTHING,
  change: 'letting them keep a search',
  metric: 'people coming back',
  because: ['folks keep typing the same stuff into the filters'],
  from: { value: 31, unit: '%', words: 'at 31% rn' },
};

async function team(thread: readonly Said[], answer?: FakeAnswer) {
  const model = fakeModel(answer ?? (() => ({ bets: [READ] })));
  const setup = { model, prompts: loadPrompts(), budget: { usd: 10, tokens: 1_000_000 } };
  const chat = await openChat(answer ? { model: setup } : {});
  chat.threads.set('general:t1.0', thread);
  const asks = async (text = 'make a bet of this') => words(await chat.mentions('ana', text, 't1.0'));
  return { ...chat, model, asks, drafts: () => all(chat.scope, captures, { by: 'id' }) };
}

describe('a thread that a bet is to be made of', () => {
  it('is drafted, with who said what and where, and saved with those words only', async () => {
    const chat = await team([...PLAIN, spoken('eve', 'lunch anyone?', 3)]);
    const card = await chat.mentions('ana', 'make a bet of this', 't1.0');
    expect(words(card)).toContain('we expect retention to go from 31 % to 36 % by Tue 15 Dec 2026');
    expect(words(card)).toContain(
      'Said in the thread: build by @dana; metric, baseline by @ben; target, date by @dana.',
    );
    expect(JSON.stringify(card)).toContain('{"link":"https://chat.example/t1/1","label":"metric, baseline"}');
    expect(words(await chat.says('ana', '/bet save 1'))).not.toContain('Not understood');
    expect((await chat.scope.get(bets, 'BET-1'))?.capturedFrom).toBe(
      PLAIN.map(({ text }) => text).join('\n'),
    );
  });

  it('has its dates counted from when they were said', async () => {
    const said = {
      ...spoken('dana', 'dark mode -> signups 12% -> 15% in 2 weeks', 0),
      saidAt: '2026-11-10T09:00:00.000Z',
    };
    const chat = await team([said, spoken('ben', 'sounds right', 1)]);
    expect(await chat.asks()).toContain('by Tue 24 Nov 2026');
  });

  it('is kept for thirty days at most where nobody saves it', async () => {
    const chat = await team(PLAIN);
    await chat.asks();
    chat.at('2026-12-19T14:00:00.000Z');
    await chat.application.sweeps.tidy();
    expect(await chat.drafts()).toHaveLength(1);
    chat.at('2026-12-20T14:00:01.000Z');
    await chat.application.sweeps.tidy();
    expect(await chat.drafts()).toEqual([]);
    expect(words(await chat.says('ana', '/bet save 1'))).toContain('There is no unsaved draft 1');
  });

  it('is read without what came after, what no person said, and the words that asked for it', async () => {
    const after = spoken('ben', 'no wait, 40% by Jan 10', 4);
    const bot = spoken(undefined, 'build 4 % failed by Dec 1', 1);
    const asked = { ...spoken('ana', '@ante make a bet of this', 3), message: 'mention' };
    const chat = await team([...PLAIN.slice(0, 1), bot, ...PLAIN.slice(1), asked, after]);
    await chat.asks();
    expect((await chat.drafts())[0]?.text).toBe(PLAIN.map(({ text }) => text).join('\n'));
  });

  it('that holds none, is none, or cannot be read is said to', async () => {
    const chat = await team([spoken('dana', 'lunch anyone?', 0)]);
    expect(await chat.asks()).toContain('There is no bet to be read here');
    expect(words(await chat.mentions('ana', 'make a bet of this'))).toContain(
      'There is no bet to be read here',
    );
    expect(words(await chat.mentions('ana', 'make a bet of this', 't9'))).toContain(
      'There is no bet to be read here',
    );
    expect(await chat.drafts()).toEqual([]);
  });

  it.each([
    [new RetryableError('rate limit', 60_000), /Not done\. The thread cannot be read just now/],
    [new UserError('Turn on the intent.'), /Not done\. Turn on the intent/],
  ])('that fails to be read says what to do: %s', async (trouble, answer) => {
    const chat = await team(PLAIN);
    chat.threads.get = () => {
      throw trouble;
    };
    expect(await chat.asks()).toMatch(answer);
    expect(await chat.asks('that looks fine to me')).toContain('That does not read like a bet');
  });

  it('says where it was too long to be read whole', async () => {
    const chatter = Array.from({ length: 70 }, (_, i) => ({
      ...spoken('eve', `hm ${i}`, 1),
      message: `c${i}`,
    }));
    const chat = await team([...PLAIN.slice(0, 1), ...chatter, ...PLAIN.slice(1)]);
    expect(await chat.asks()).toContain(
      'The thread is long: its first message and the latest ones were read.',
    );
  });
});

describe('a mention in a thread that holds no bet itself', () => {
  it.each(['what a nice idea this is', ''])('"%s" drafts the one in the thread', async (said) => {
    const chat = await team(PLAIN);
    expect(await chat.asks(said)).toContain('Draft, not saved yet: If we build saved searches');
  });

  it('adds to it', async () => {
    const chat = await team(PLAIN);
    expect(await chat.asks('I am 60% sure')).toContain('confidence by @ana');
  });

  it('leaves alone what Ante spoke after, and what is a question, a bet or a command', async () => {
    const chat = await team([...PLAIN, spoken(undefined, 'Draft, not saved yet', 3)]);
    expect(await chat.asks('thanks a lot for that')).toContain('That does not read like a bet');
    expect(await chat.asks('what are we betting on?')).toContain("I don't know");
    expect(await chat.asks('list')).toContain('No open bets');
    const own = await chat.asks('bet: dark mode -> signups 12% -> 15% by Dec 15');
    expect(own).toContain('dark mode');
    expect(own).not.toContain('Said in the thread');
  });
});

describe('a message of a thread that is passed on', () => {
  const passOn = async (thread: readonly Said[], said: Said) => {
    const chat = await team(thread);
    const body = { kind: 'passed-on', as: 'bet', said } as const;
    const reply = await chat.hear('ana', body, undefined, 't1.0');
    return reply ? words(reply) : '';
  };
  const OTHER = spoken('ben', 'We bet that dark mode will lift signups from 12% to 15% by Dec 15', 3);

  it('is completed by the others', async () => {
    const card = await passOn(PLAIN, PLAIN[2] ?? OTHER);
    expect(card).toContain('If we build saved searches, we expect retention to go from 31 % to 36 %');
  });

  it('is not mixed with another bet of the thread', async () => {
    const whole = 'We bet that saved searches will lift retention from 31% to 36% by Jan 10.';
    const card = await passOn([spoken('dana', whole, 0), OTHER], OTHER);
    expect(card).toContain('dark mode');
    expect(card).not.toContain('saved searches');
  });

  it('stands for itself where the thread holds no bet, or cannot be read', async () => {
    const idea = spoken('dana', 'dark mode', 1);
    expect(await passOn([spoken('eve', 'lunch?', 0), idea], idea)).toContain(
      'Draft, not saved yet: If we build dark mode',
    );
    expect(await passOn([], idea)).toContain('Draft, not saved yet: If we build dark mode');
  });
});

describe('with a model', () => {
  it('a thread that the parser reads nothing in is read by it, without a name or an address', async () => {
    const chat = await team(VAGUE, () => ({ bets: [READ] }));
    const card = await chat.asks();
    expect(card).toContain('If we let them keep a search');
    expect(card).toContain('reason by @dana; build, metric, baseline by @ben');
    expect(card).toContain('Read by fake-small');
    await chat.hear('ana', { kind: 'posted', cardOf: 'DRAFT-1', ref: { channel: 'general', message: 'm1' } });
    await chat.application.sweeps.outbox();
    expect(chat.updated).toEqual([]);
    const [asked] = chat.model.asked;
    expect(asked?.data).toMatch(/name="message 1 by person 1 on [\s\S]*name="message 2 by person 2 on /);
    expect(asked?.data).not.toMatch(/dana|ben\b/);
    expect(await chat.scope.count(modelJobs, { by: 'id' })).toBe(0);
  });

  it.each([
    ['2026-11-24', 'by Tue 24 Nov 2026'],
    ['2026-12-04', 'by ?'],
  ])('a date is counted from when it was said as well: %s', async (date, shown) => {
    const [first, ...others] = VAGUE;
    const by = { date, words: 'in 2 weeks' };
    const late = { ...spoken('dana', 'we would know in 2 weeks', 0), saidAt: '2026-11-10T09:00:00.000Z' };
    const chat = await team(first ? [late, ...others] : [], () => ({ bets: [{ ...READ, because: [], by }] }));
    expect(await chat.asks()).toContain(shown);
    expect(chat.model.asked[0]?.data).toContain('name="message 1 by person 1 on 2026-11-10"');
  });

  it('a thread that was drafted is read again, and says again who said what', async () => {
    const better = {
      ...NOTHING,
      change: 'saved searches',
      metric: 'retention',
      by: { date: '2026-12-15', words: 'by Dec 15' },
    };
    const chat = await team(PLAIN, () => ({ bets: [{ ...better, because: ['I think we could get it'] }] }));
    await chat.asks();
    await chat.hear('ana', { kind: 'posted', cardOf: 'DRAFT-1', ref: { channel: 'general', message: 'm1' } });
    await chat.application.sweeps.drafts();
    await chat.application.sweeps.outbox();
    const [again] = chat.updated;
    expect(again && words(again.reply)).toContain(
      'build by @dana; metric, baseline by @ben; reason, target, date by @dana',
    );
  });

  it('words that the parser takes for no bet are read by it, and drafted if they are one', async () => {
    const chat = await team([], () => ({ bets: [READ] }));
    const text = VAGUE.map((each) => each.text).join('; ');
    expect(words(await chat.mentions('ana', text))).toContain('Draft, not saved yet');
    expect(chat.model.asked).toHaveLength(1);
    expect(await chat.scope.count(bets, { by: 'id' })).toBe(0);
  });

  it.each([
    ['nothing in it', { bets: [] }],
    ['what is not in it', { bets: [{ ...NOTHING, change: 'world peace' }] }],
    ['rubbish', { nonsense: 1 }],
    ['a refusal', new ModelAnswerError('refused', FAKE_SPENT)],
    ['a cut answer', new ModelAnswerError('cut-short', FAKE_SPENT)],
    ['silence', new ModelSilentError('too late')],
    ['an overload', new RetryableError('overloaded', 1_000)],
  ])('words that it finds %s are answered as without it', async (_what, answer) => {
    const chat = await team([], () => answer);
    expect(words(await chat.mentions('ana', 'the office plants need water again'))).toContain(
      'That does not read like a bet',
    );
  });

  it('a thread that only it could have read says when it does not answer', async () => {
    const chat = await team(VAGUE, () => new RetryableError('overloaded', 1_000));
    expect(await chat.asks()).toContain('which does not answer just now. Say that again in a minute.');
  });

  it.each(['thanks!', '/bet list', 'what are we betting on?', 'bet: dark mode', 'x'.repeat(9_000)])(
    'is not asked at once about "%.30s"',
    async (said) => {
      const chat = await team([], () => ({ bets: [READ] }));
      await chat.mentions('ana', said);
      expect(chat.model.asked).toEqual([]);
    },
  );

  it.each(['/bet settings model off', '/bet settings model capture off', '/bet settings budget 0'])(
    'is not asked after %s',
    async (line) => {
      const chat = await team(VAGUE, () => ({ bets: [READ] }));
      await chat.says('ana', line);
      expect(await chat.asks()).toContain('There is no bet to be read here');
      expect(await chat.asks('the office plants need water again')).toContain(
        'That does not read like a bet',
      );
      expect(chat.model.asked).toEqual([]);
    },
  );
});
