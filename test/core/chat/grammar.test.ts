import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, exampleOf, usage } from '#core/chat/commands.ts';
import { completeName, parseCommand } from '#core/chat/grammar.ts';
import { UserError } from '#core/errors.ts';
import { catchRefusal } from '../bet/given.ts';

const parsed = (line: string) => {
  const { name, args } = parseCommand(line);
  return { name, args };
};

describe('a command line', () => {
  it.each([
    ['/bet place BET-12', 'bet place', { bet: 'BET-12' }],
    ['/bet place 12', 'bet place', { bet: 'BET-12' }],
    ['bet PLACE bet-12', 'bet place', { bet: 'BET-12' }],
    ['/bet list', 'bet list', {}],
    ['/bet list due 2', 'bet list', { filter: 'due', page: '2' }],
    ['/bet list 2', 'bet list', { page: '2' }],
    [
      '/bet call BET-1 validated because they use it',
      'bet call',
      { bet: 'BET-1', verdict: 'validated', why: 'because they use it' },
    ],
    ['/bet read BET-1 34.2 on Dec 10', 'bet read', { bet: 'BET-1', reading: '34.2 on Dec 10' }],
    ['/bet give BET-1 @ben', 'bet give', { bet: 'BET-1', member: 'ben' }],
    ['/heard merge THM-7 thm-2', 'heard merge', { theme: 'THM-7', into: 'THM-2' }],
    ['/heard watch #support', 'heard watch', { channel: 'support' }],
    ['/bet metric Weekly retention', 'bet metric', { metric: 'weekly-retention' }],
    ['/bet metric p95 latency down', 'bet metric', { metric: 'p95-latency', direction: 'down' }],
    ['/bet metric up', 'bet metric', { metric: 'up' }],
    ['/bet settings', 'bet settings', {}],
  ])('%s', (line, name, args) => {
    expect(parsed(line)).toEqual({ name, args });
  });

  it('takes an unknown first word as the text of a new bet or item', () => {
    expect(parsed('/bet if we add search\nwe expect more')).toEqual({
      name: 'bet new',
      args: { text: 'if we add search\nwe expect more' },
    });
    expect(parsed('/heard the export times out')).toEqual({
      name: 'heard new',
      args: { text: 'the export times out' },
    });
  });

  it('opens the form when nothing follows', () => {
    expect(parsed('/bet')).toEqual({ name: 'bet new', args: {} });
  });

  it.each([
    ['/bet place', /expects a bet such as BET-12, but nothing came/],
    ['/bet place soon', /expects a bet such as BET-12, but "soon" came/],
    ['/bet place THM-7', /"THM-7" came/],
    ['/bet list foo', /one of mine, live, .* or a page number, but "foo" came/],
    ['/bet place BET-1 now', /takes nothing more, but "now" came/],
    ['/frobnicate', /begin with \/bet or \/heard/],
  ])('%s is refused with what to type', (line, why) => {
    const refusal = catchRefusal(() => parseCommand(line));
    expect(refusal.message).toMatch(why);
    expect(refusal.tryInstead.length).toBeGreaterThan(0);
  });

  it.each([
    'list users by country in the sidebar',
    'call centre integration',
    'mute notifications at night',
    'place 12 new features by Friday',
  ])('gives free text back when it only began like a command: %s', (text) => {
    expect(catchRefusal(() => parseCommand(`/bet ${text}`)).tryInstead).toContain(`/bet new ${text}`);
  });

  it.each(['place', 'place foo', 'place BET-12 now', 'link BET-1 foo'])(
    'does not take a command gone wrong for free text: %s',
    (text) => {
      expect(catchRefusal(() => parseCommand(`/bet ${text}`)).tryInstead).not.toContain(`/bet new ${text}`);
    },
  );

  it('never throws anything but a refusal, and never loses text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          const { name, args } = parseCommand(`/bet ${text}`);
          if (name === 'bet new' && !/^\s*new\b/i.test(text)) expect(args.text ?? '').toBe(text.trim());
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('the table of commands', () => {
  it.each(
    COMMANDS.flatMap((spec) =>
      spec.examples.map((example) => [`/${spec.root} ${spec.name} ${example}`.trim(), spec] as const),
    ),
  )('%s works as its help says', (line, spec) => {
    expect(parseCommand(line).spec).toBe(spec);
  });

  it('shows how each is used', () => {
    const call = COMMANDS.find(({ name }) => name === 'call');
    expect(call && usage(call)).toBe('/bet call <bet> [validated|invalidated|inconclusive|extend] [why ...]');
    expect(call && exampleOf(call)).toBe('/bet call BET-12 validated because they come back for it');
  });

  it('has no two commands of one name', () => {
    const names = COMMANDS.map(({ root, name }) => `${root} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('completion by name', () => {
  it.each([
    ['/', ['/bet', '/heard']],
    ['/he', ['/heard']],
    ['/bet pl', ['/bet place ']],
    ['/heard m', ['/heard merge ', '/heard move ', '/heard mute ']],
    ['hello', []],
  ])('%s', (line, lines) => {
    expect(completeName(line)).toEqual(lines);
  });
});
