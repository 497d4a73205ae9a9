import { describe, expect, it } from 'vitest';
import { openChat, words } from './chat.ts';

const SENTENCE =
  'if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type the same filters, 60% sure';

async function withLiveBet() {
  const chat = await openChat();
  await chat.says('ana', `/bet ${SENTENCE}`);
  await chat.says('ana', '/bet place BET-1');
  await chat.says('ana', '/bet ship BET-1');
  return chat;
}

describe('capturing', () => {
  it('saves what could be read and shows the bet', async () => {
    const chat = await openChat();
    const reply = await chat.says('ana', `/bet ${SENTENCE}`);
    expect(reply.cardOf).toBe('BET-1');
    expect(words(reply)).toContain('weekly retention: 31 % -> 36 %');
    expect(words(reply)).toContain('Rests on: ASM-1');
    expect(words(reply)).toContain('[Place: /bet place BET-1]');
  });

  it('saves half a sentence and asks for one thing', async () => {
    const chat = await openChat();
    const reply = await chat.says('ana', '/bet dark mode');
    expect(words(reply)).toMatch(/Saved as a draft\. Which metric should move\?/);
    expect(words(reply)).not.toContain('/bet place');
  });

  it('says which words it could not read, such as a date that does not exist', async () => {
    const chat = await openChat();
    const reply = await chat.says(
      'ana',
      '/bet if we add tags we expect signups to go from 10 to 20 by Feb 30',
    );
    expect(words(reply)).toMatch(/By when should it show\? Not understood: "by Feb 30"\./);
  });

  it('opens the form when nothing was typed, with a date two weeks ahead', async () => {
    const chat = await openChat();
    const reply = await chat.says('ana', '/bet');
    expect(reply.form?.command).toBe('/bet new');
    expect(reply.form?.fields.map(({ name }) => name)).toEqual([
      'build',
      'metric',
      'move',
      'by',
      'because',
      'confidence',
    ]);
    expect(reply.form?.fields.find(({ name }) => name === 'by')?.value).toBe('2026-12-04');
  });

  it('gives a refused form back with everything that was typed', async () => {
    const chat = await openChat();
    const values = {
      build: 'search',
      metric: 'retention',
      move: 'lots',
      by: 'someday',
      because: 'x',
      confidence: '60%',
    };
    const reply = await chat.submits('ana', '/bet new', values);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(/move=lots \("lots" is no number/);
    expect(words(reply)).toMatch(/by=someday \("someday" is no date/);
    expect(words(reply)).toContain('build=search');
  });

  it('shares an assumption that was made before', async () => {
    const chat = await openChat();
    await chat.says('ana', `/bet ${SENTENCE}`);
    await chat.submits('ben', '/bet new', {
      build: 'filter presets',
      because: 'People re-type  the same filters.',
    });
    expect(words(await chat.says('ben', '/bet show ASM-1'))).toContain('2 directly');
  });

  it('refuses an essay and gives it back as a file', async () => {
    const chat = await openChat();
    const reply = await chat.says('ana', `/bet ${'x'.repeat(100_000)}`);
    expect(reply.failed).toBe(true);
    expect(words(reply)).toContain('100,000 characters');
    expect(words(reply)).toContain('x'.repeat(100_000));
  });
});

describe('a mention', () => {
  it('drafts and does not save', async () => {
    const chat = await openChat();
    const reply = await chat.mentions('ana', `bet: ${SENTENCE}`);
    expect(words(reply)).toMatch(/Draft, not saved yet: If we add saved searches/);
    expect(words(await chat.says('ana', '/bet list drafts'))).not.toContain('BET-1');
  });

  it('is saved by its button, once, by who asked for it', async () => {
    const chat = await openChat();
    await chat.mentions('ana', `bet: ${SENTENCE}`);
    expect(words(await chat.says('ben', '/bet save 1'))).toContain('Only who asked for this draft');
    expect((await chat.says('ana', '/bet save 1')).cardOf).toBe('BET-1');
    expect(words(await chat.says('ana', '/bet save 1'))).toContain('There is no unsaved draft 1');
  });

  it('opens the form with what was read, to be edited', async () => {
    const chat = await openChat();
    await chat.mentions('ana', `bet: ${SENTENCE}`);
    const reply = await chat.says('ana', '/bet save 1 edit');
    expect(words(reply)).toContain('move=31 % -> 36 %');
  });

  it('gives the words back when it is discarded', async () => {
    const chat = await openChat();
    await chat.mentions('ana', 'bet: dark mode');
    expect(words(await chat.says('ana', '/bet discard 1'))).toContain('"dark mode"');
  });

  it('of an id shows it', async () => {
    const chat = await withLiveBet();
    expect(words(await chat.mentions('ben', 'BET-1'))).toContain('weekly retention');
  });
});

describe('placing', () => {
  it('warns of what it stands on and shares, and does not block', async () => {
    const chat = await withLiveBet();
    await chat.submits('ana', '/bet new', {
      build: 'search alerts',
      metric: 'weekly retention',
      move: '31% -> 40%',
      by: '2026-12-20',
      confidence: '50%',
      depends: 'BET-1',
    });
    const reply = await chat.says('ana', '/bet place BET-2');
    expect(words(reply)).toContain('BET-2 is placed');
    expect(words(reply)).toMatch(/Stands on BET-1, not called yet: depth 1, joint confidence 0\.60/);
    expect(words(reply)).toMatch(/Shares its metric with BET-1/);
  });

  it('refuses a target on the side that was said to be worse', async () => {
    const chat = await withLiveBet();
    await chat.submits('ana', '/bet new', {
      build: 'fewer mails',
      metric: 'weekly retention',
      move: '31% -> 25%',
      by: '2026-12-20',
      confidence: '50%',
    });
    const reply = await chat.says('ana', '/bet place BET-2');
    expect(reply.failed).toBe(true);
    expect(words(reply)).toMatch(/better higher, but the target 25 % is on the wrong side/);
  });
});

describe('the call', () => {
  it('opens a form for the why and each assumption', async () => {
    const chat = await withLiveBet();
    const reply = await chat.says('ana', '/bet call BET-1 validated');
    expect(reply.form?.command).toBe('/bet call BET-1 validated');
    expect(reply.form?.fields.map(({ name }) => name)).toEqual(['why', 'ASM-1']);
  });

  it('sets the assumptions, and undo takes all of it back', async () => {
    const chat = await withLiveBet();
    await chat.submits('ana', '/bet call BET-1 validated', { why: 'they come back', 'ASM-1': 'supported' });
    expect(words(await chat.says('ana', '/bet show ASM-1'))).toContain('Status: supported');
    await chat.says('ana', '/bet undo BET-1');
    expect(words(await chat.says('ana', '/bet show ASM-1'))).toContain('Status: untested');
    expect(words(await chat.says('ana', '/bet show BET-1'))).toContain('Stage: live');
  });

  it("is nobody else's, who may offer evidence instead", async () => {
    const chat = await withLiveBet();
    const reply = await chat.says('ben', '/bet call BET-1 validated because I say so');
    expect(reply).toMatchObject({ failed: true, audience: 'you' });
    expect(words(reply)).toMatch(/Only @ana can make this call/);
    expect(words(reply)).toContain('/bet evidence BET-1');
  });

  it('has four buttons of equal weight', async () => {
    const chat = await withLiveBet();
    const reply = await chat.says('ana', '/bet call BET-1');
    const buttons = reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(buttons.map(({ label }) => label)).toEqual(['Validated', 'Invalidated', 'Inconclusive', 'Extend']);
    expect(buttons.every(({ style }) => style === undefined)).toBe(true);
  });

  it('extends to a date as people write it', async () => {
    const chat = await withLiveBet();
    await chat.says('ana', '/bet call BET-1 extend 5 weeks because the rollout was late');
    expect(words(await chat.says('ana', '/bet show BET-1'))).toContain('Window: 2026-11-20 to 2026-12-25');
  });
});

describe('propagation', () => {
  async function withTower() {
    const chat = await withLiveBet();
    for (const [id, below] of [
      [2, 'BET-1'],
      [3, 'BET-2'],
    ] as const) {
      await chat.submits('ben', '/bet new', {
        build: `layer ${id}`,
        metric: `metric ${id}`,
        move: '1 -> 2',
        by: '2026-12-20',
        confidence: '50%',
        depends: below,
      });
      await chat.says('ben', `/bet place BET-${id}`);
    }
    return chat;
  }

  it('flags what stands on an invalidated bet, however high, and tells its owner once', async () => {
    const chat = await withTower();
    const reply = await chat.says('ana', '/bet call BET-1 invalidated because nobody used it');
    expect(words(reply)).toContain('BET-2, BET-3');
    expect(words(await chat.says('ben', '/bet show BET-3'))).toMatch(/BET-1 was invalidated/);
    await chat.sweep();
    expect(chat.sent.filter(({ to }) => to.kind === 'dm' && to.member === 'ben')).toHaveLength(1);
  });

  it('is one message to an owner, also when the call refutes an assumption as well', async () => {
    const chat = await withTower();
    await chat.submits('ana', '/bet call BET-1 invalidated', { why: 'nobody used it', 'ASM-1': 'refuted' });
    await chat.sweep();
    const told = chat.sent.filter(({ to }) => to.kind === 'dm' && to.member === 'ben');
    expect(told).toHaveLength(1);
    expect(told[0] && words(told[0].reply)).toMatch(/ASM-1 was refuted[\s\S]*BET-1 was called invalidated/);
  });

  it('takes exactly these flags back with the call', async () => {
    const chat = await withTower();
    await chat.says('ana', '/bet call BET-1 invalidated because nobody used it');
    await chat.says('ana', '/bet undo BET-1');
    expect(words(await chat.says('ben', '/bet show BET-3'))).not.toMatch(/was invalidated/);
  });

  it('flags what rests on a refuted assumption', async () => {
    const chat = await withTower();
    await chat.says('ben', '/bet assumption ASM-1 refuted because nobody re-types');
    expect(words(await chat.says('ben', '/bet show BET-2'))).toMatch(/ASM-1 was refuted/);
  });
});

describe('the card', () => {
  it('is updated in place, and its thread is told', async () => {
    const chat = await openChat();
    await chat.says('ana', `/bet ${SENTENCE}`);
    await chat.posted('ana', 'BET-1', { channel: 'general', message: 'm1' });
    const reply = await chat.says('ana', '/bet place BET-1');
    expect(reply).toMatchObject({ audience: 'you' });
    expect(reply.cardOf).toBeUndefined();
    await chat.sweep();
    expect(chat.updated.map(({ ref }) => ref.message)).toEqual(['m1']);
    expect(chat.sent.map(({ to }) => to)).toEqual([{ kind: 'thread', channel: 'general', thread: 'm1' }]);
  });
});

describe('two workspaces', () => {
  it('never see each other, and a foreign id answers like an unknown one', async () => {
    const chat = await withLiveBet();
    const foreign = await chat.says('eve', '/bet show BET-1', 'console:other');
    const unknown = await chat.says('eve', '/bet show BET-9', 'console:other');
    expect(words(foreign).replaceAll('BET-1', 'BET-9')).toBe(words(unknown));
  });
});
