import { describe, expect, it } from 'vitest';
import { type Reply, say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { UndeliverableError } from '#ports/chat-platform.ts';
import { bench, memoryStore, WORKSPACE } from './harness.ts';
import { EVERYTHING } from './samples.ts';

const due = say(t`BET-12 is due.`);
const silent = () => undefined;
const dm = (member: string) => ({ kind: 'dm', member }) as const;

describe('a message that is not the direct answer', () => {
  it('waits for its reader, is shown once, and not again in the next session', async () => {
    const store = await memoryStore();
    const first = await bench(silent, { store });
    await first.console.send(WORKSPACE, dm('ben'), due, 'k1');
    first.lines('hello', '/as ben', '/as ana', '/as ben');
    await first.end();
    expect(first.out()).toBe('Ante to you · just now\nBET-12 is due.\n');

    const second = await bench(silent, { store });
    second.lines('/as ben');
    await second.end();
    expect(second.out()).toBe('');
  });

  it('is shown at the next start to whom it waited for', async () => {
    const store = await memoryStore();
    const away = await bench(silent, { store });
    await away.end();
    await away.console.send(WORKSPACE, dm('ben'), due, 'k1');
    const back = await bench(silent, { store, interactive: true, options: { member: 'Ben' } });
    await back.shows('╭ Ante to you · just now\n│ BET-12 is due.');
    back.lines('/quit');
    await back.running;
  });

  it('sent twice under one key is one message', async () => {
    const { console, end, lines, out } = await bench(silent);
    const [one, two] = await Promise.all([
      console.send(WORKSPACE, dm('ana'), due, 'k1'),
      console.send(WORKSPACE, dm('ana'), due, 'k1'),
    ]);
    const three = await console.send(WORKSPACE, dm('ana'), due, 'k1');
    expect([two, three]).toEqual([one, one]);
    lines('/dm', '/who');
    await end();
    expect(out().match(/BET-12 is due/g)).toHaveLength(1);
  });

  it('is found by the key it was sent under, by whoever asks', async () => {
    const store = await memoryStore();
    const first = await bench(silent, { store });
    const ref = await first.console.send(WORKSPACE, dm('ana'), due, 'k1');
    await first.end();
    const second = await bench(silent, { store });
    expect(await second.console.find(WORKSPACE, dm('ana'), 'k1')).toEqual(ref);
    expect(await second.console.find(WORKSPACE, dm('ana'), 'k2')).toBe('absent');
    await second.end();
  });

  it('to a channel is shown there, and counted elsewhere until somebody looks', async () => {
    const { console, end, lines, out, inbound } = await bench(silent);
    lines('/join support', 'here now');
    await expect.poll(() => inbound.length).toBe(1);
    await console.send(WORKSPACE, { kind: 'channel', channel: 'general' }, due, 'k1');
    expect(out()).toBe('');
    lines('/channels', '/join general', '/channels');
    await end();
    const [before, after] = out().split('Ante in #general · just now\nBET-12 is due.\n');
    expect(before).toMatch(/#general +1\n#support \(here\)\n/);
    expect(after).toMatch(/#general \(here\)\n#support\n/);
  });

  it('to a channel that is not there can never arrive', async () => {
    const { console, end } = await bench(silent);
    const to = { kind: 'channel', channel: 'nowhere' } as const;
    await expect(console.send(WORKSPACE, to, due, 'k1')).rejects.toThrow(UndeliverableError);
    await end();
  });

  it('of another workspace is a defect', async () => {
    const { console, end } = await bench(silent);
    await expect(console.send('console:other', dm('ana'), due, 'k1')).rejects.toThrow(/console:local/);
    await end();
  });

  it('is shown to the last five, the rest is counted', async () => {
    const store = await memoryStore();
    const first = await bench(silent, { store });
    for (let n = 1; n <= 7; n += 1) {
      await first.console.send(WORKSPACE, dm('ben'), say(t`Message ${n}.`), `k${n}`);
    }
    await first.end();
    const second = await bench(silent, { store, interactive: true, options: { member: 'ben' } });
    await second.shows('Message 7.');
    second.lines('/quit');
    await second.running;
    expect(second.out()).toContain('2 earlier messages are not shown.');
    expect(second.out().match(/Message \d/g)).toEqual([3, 4, 5, 6, 7].map((n) => `Message ${n}`));
  });
});

describe('an update', () => {
  it('replaces a message: who reads it later sees only the new one', async () => {
    const { console, lines, end, out } = await bench(silent);
    const ref = await console.send(WORKSPACE, dm('ben'), due, 'k1');
    await console.update(WORKSPACE, ref, say(t`BET-12 was called.`));
    lines('/as ben');
    await end();
    expect(out()).toBe('Ante to you · just now\nBET-12 was called.\n');
  });

  it('of sentences and buttons is shown whole: there is no more to it', async () => {
    const { console, inbound, lines, end, out } = await bench(silent);
    const buttons = { kind: 'buttons', buttons: [{ label: 'Save', command: '/bet save 1' }] } as const;
    const draft = (text: string): Reply => ({
      audience: 'everyone',
      blocks: [{ kind: 'text', text: [text] }, buttons],
    });
    const ref = await console.send(WORKSPACE, { kind: 'channel', channel: 'general' }, draft('By ?.'), 'k1');
    lines('something else');
    await expect.poll(() => inbound.length).toBe(1);
    await console.update(WORKSPACE, ref, draft('By Tue 15 Dec 2026.'));
    expect(out()).toMatch(/Updated\nBy Tue 15 Dec 2026\.\n+\[\d+\] Save/);
    await end();
  });

  it('of a card is shown in short with its buttons where it is, and not at all elsewhere or when it was just shown', async () => {
    const { console, inbound, lines, end, out } = await bench((event) =>
      event.kind === 'command' ? EVERYTHING : undefined,
    );
    lines('/bet show 12');
    await expect.poll(() => inbound.length).toBe(2);
    const posted = inbound[1];
    if (posted?.kind !== 'posted') throw new Error('the card was not reported');
    expect(posted).toMatchObject({ cardOf: 'BET-12', ref: { channel: 'general' } });

    await console.update(WORKSPACE, posted.ref, EVERYTHING);
    expect(out()).not.toContain('Updated');

    lines('something else');
    await expect.poll(() => inbound.length).toBe(3);
    await console.update(WORKSPACE, posted.ref, EVERYTHING);
    const updated = out().slice(out().indexOf('Updated'));
    expect(updated).toMatch(
      /^Updated\nBET-12 · Saved searches\nstage +live +owner +@ana\nconfidence +60 %\n/,
    );
    // What can be pressed now, and nothing else of the card.
    expect(updated).toMatch(/\[\d+\] /);
    expect(updated.split('\n').length).toBeLessThan(12);

    const before = out();
    lines('/join support', 'elsewhere');
    await expect.poll(() => inbound.length).toBe(4);
    await console.update(WORKSPACE, posted.ref, EVERYTHING);
    await end();
    expect(out()).toBe(before);
  });

  it('of a message that is not there can never arrive', async () => {
    const { console, end } = await bench(silent);
    const ref = { channel: 'general', message: '000000000099' };
    await expect(console.update(WORKSPACE, ref, due)).rejects.toThrow(UndeliverableError);
    await end();
  });
});

describe('what arrives while an answer is being found', () => {
  it('comes after the answer, and not at all when the answer showed it', async () => {
    const { console, lines, end, out } = await bench(async (event) => {
      if (event.kind !== 'command' || !event.text.includes('place')) return EVERYTHING;
      await console.update(WORKSPACE, { channel: 'general', message: '000000000001' }, EVERYTHING);
      await console.send(WORKSPACE, dm('ana'), due, 'k1');
      return EVERYTHING;
    });
    lines('/bet show 12', '/bet place 12');
    await end();
    expect(out()).not.toContain('Updated');
    const [, shown, placed] = out().split('BET-12 · Saved searches');
    expect(shown).not.toContain('BET-12 is due.');
    expect(placed).toMatch(/\nAnte to you · just now\nBET-12 is due\.\n$/);
  });
});

describe('what is sent after the end', () => {
  it('waits for the next time', async () => {
    const store = await memoryStore();
    const first = await bench(silent, { store });
    await first.end();
    await first.console.send(WORKSPACE, dm('ana'), due, 'k1');
    expect(first.out()).toBe('');
    const second = await bench(silent, { store, interactive: true });
    second.lines('/quit');
    await second.running;
    expect(second.out()).toContain('│ BET-12 is due.');
  });
});
