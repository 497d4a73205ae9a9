import { describe, expect, it } from 'vitest';
import { say } from '#core/chat/reply.ts';
import { t } from '#core/chat/text.ts';
import { bench, type Script, WORKSPACE } from './harness.ts';
import { EVERYTHING, reply } from './samples.ts';

const draft = reply(
  { kind: 'text', text: t`A draft.` },
  {
    kind: 'buttons',
    buttons: [
      { label: 'Save', command: '/bet save 7' },
      { label: 'Discard', command: '/bet discard 7' },
    ],
  },
);

const script: Script = (inbound) => {
  if (inbound.kind === 'mention') return draft;
  if (inbound.kind === 'command') return inbound.text.startsWith('/bet show') ? EVERYTHING : say(t`Done.`);
  return undefined;
};

async function chat(...lines: readonly string[]) {
  const made = await bench(script, { interactive: true });
  made.lines(...lines, '/quit');
  expect(await made.running).toBe(0);
  return made;
}

describe('a chat at the terminal', () => {
  it('greets, answers, and says who speaks where', async () => {
    const { out } = await chat('/bet show 12');
    expect(out()).toContain('│ Ante keeps your product bets honest.');
    expect(out()).toContain('ana #general › ');
    expect(out()).toContain('│ [1] Validated   [2] Invalidated   [3] Inconclusive   [4] Extend');
  });

  it('tells the core where a card is, in the thread of the mention that asked for it', async () => {
    const card: Script = () => EVERYTHING;
    const { lines, running, inbound } = await bench(card, { interactive: true });
    lines('@ante BET-12', '/quit');
    await running;
    const [mention, posted] = inbound;
    expect(mention).toMatchObject({ kind: 'mention', text: 'BET-12', channel: 'general' });
    expect(posted).toMatchObject({
      kind: 'posted',
      cardOf: 'BET-12',
      thread: mention?.eventId,
      ref: { channel: 'general', thread: mention?.eventId, message: '000000000001' },
    });
  });

  it('answers a mention in its thread; what is pressed there is said there', async () => {
    const { inbound, out } = await chat('@ante bet: exports', '1', '/thread 1', 'thanks', '/back', 'bye');
    const [mention, press, inThread, outside] = inbound;
    expect(out()).toContain('╰ /thread 1');
    expect(press).toMatchObject({ kind: 'command', text: '/bet save 7', thread: mention?.eventId });
    expect(inThread).toMatchObject({ kind: 'message', text: 'thanks', thread: mention?.eventId });
    expect(outside).toMatchObject({ kind: 'message', text: 'bye', channel: 'general' });
    expect(outside).not.toHaveProperty('thread');
    expect(out()).toContain('ana #general/1 › ');
  });

  it('goes into the thread of the latest message when no number is given', async () => {
    const { inbound } = await chat('the export is slow', '/thread', 'which one?');
    expect(inbound[1]).toMatchObject({ thread: inbound[0]?.eventId, text: 'which one?' });
  });

  it('shows in a thread what was posted to it before, and in the channel a line of it', async () => {
    const { console, lines, running, out, inbound, shows } = await bench(script, { interactive: true });
    lines('/bet show 12');
    await expect.poll(() => inbound.length).toBe(2);
    const ref = inbound[1]?.kind === 'posted' ? inbound[1].ref : undefined;
    await console.send(
      WORKSPACE,
      { kind: 'thread', channel: 'general', thread: ref?.message ?? '' },
      say(t`It was placed.`),
      'k1',
    );
    // In the channel one line says that the thread goes on; the thread has it whole.
    await shows('thread 1 · It was placed.');
    lines('/thread 1', '/quit');
    await running;
    expect(out().match(/It was placed\./g)).toHaveLength(2);
  });

  it('refuses what is not there, and says what is', async () => {
    const { out } = await chat('/thread', '/thread 3', '/as two words', '/join #', '/clock +14d', '/nope');
    expect(out()).toContain('Nothing was said in #general that a thread could hang under.');
    expect(out()).toContain('No thread was shown yet.');
    expect(out()).toContain('/as takes a name');
    expect(out()).toContain('/join takes a channel');
    expect(out()).toContain('The clock is the real one here and cannot be moved.');
    expect(out()).toContain('There is no command /nope.');
  });

  it('is held by one person after the other, in channels and DMs', async () => {
    const { inbound, out } = await chat(
      '/as @Ben',
      'hi',
      '/join #Support',
      'slow',
      '/dm',
      'bet this',
      '/back',
      'bye',
    );
    expect(inbound.map(({ member, channel, kind }) => [member, channel, kind])).toEqual([
      ['ben', 'general', 'message'],
      ['ben', 'support', 'message'],
      ['ben', 'dm:ben', 'mention'],
      ['ben', 'support', 'message'],
    ]);
    expect(out()).toContain('Ben is new here.');
    expect(out()).toContain('Ben → Ante › ');
  });

  it('forgets what could be pressed when somebody else sits down', async () => {
    const { inbound } = await chat('/bet show 12', '/as ben', '1');
    expect(inbound.at(-1)).toMatchObject({ kind: 'message', text: '1', member: 'ben' });
  });

  it('lists who is here, and what is unread', async () => {
    const { console, lines, running, out, shows } = await bench(script, { interactive: true });
    await shows('ana #general › ');
    await console.send(WORKSPACE, { kind: 'dm', member: 'ben' }, say(t`Due.`), 'k1');
    await shows('Ante wrote to ben: /as ben');
    lines('/as ben', '/as ana', '/join support', '/who', '/channels', '/help', '/quit');
    await running;
    expect(out()).toMatch(/│ ana \(you\)\n│ ben/);
    expect(out()).toMatch(/│ #general\n│ #support \(here\)/);
    expect(out()).toMatch(/\/thread 3 +go into a thread/);
  });

  it('moves the clock where it can be moved', async () => {
    const moved: string[] = [];
    const moveClock = async (to: string) => {
      moved.push(to);
    };
    const { lines, running, out } = await bench(script, { interactive: true, options: { moveClock } });
    lines('/clock', '/clock +14d', '/quit');
    await running;
    expect(moved).toEqual(['2026-12-04T10:00:00.000Z']);
    expect(out()).toContain('It is Fri 20 Nov 2026 11:00 (Europe/Berlin).');
  });

  it('puts what arrives above the line that is being typed, with numbers of its own', async () => {
    const { console, lines, type, running, shows, inbound } = await bench(script, { interactive: true });
    lines('/bet show 12');
    await shows('[6] 1 week');
    type('half typ');
    await shows('› half typ');
    await console.send(WORKSPACE, { kind: 'dm', member: 'ana' }, draft, 'k1');
    await shows('[7] Save   [8] Discard\n\nana #general › half typ');
    lines('ed', '8', '1', '/quit');
    await running;
    expect(inbound.slice(2).map((event) => ('text' in event ? event.text : ''))).toEqual([
      'half typed',
      '/bet discard 7',
      '/bet call BET-12 validated',
    ]);
    expect(inbound[3]).toMatchObject({ channel: 'dm:ana' });
  });

  it('leaves at the end of the input', async () => {
    const { end, out } = await bench(script, { interactive: true });
    expect(await end()).toBe(0);
    expect(out()).toContain('ana #general › ');
  });
});
