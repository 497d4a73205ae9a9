import { describe, expect, it } from 'vitest';
import { offer, pick } from '#adapters/console/choices.ts';
import { listen } from '#adapters/console/listen.ts';
import { UserError } from '#core/errors.ts';
import { EVERYTHING, reply } from './samples.ts';

const GENERAL = { channel: 'general' };
const DM = { channel: 'dm:ana' };
const { choices } = offer([], EVERYTHING, GENERAL, false);
const heard = (line: string, place = GENERAL, on = choices) =>
  listen(line, { place, choices: on, message: '1.7' });

describe('a typed line', () => {
  it.each(['/bet list mine', '/heard it is slow\nvery slow', '/BET', ' /bet '])('%j is a command', (line) => {
    expect(heard(line)).toEqual({ kind: 'inbound', body: { kind: 'command', text: line.trim() } });
  });

  it('in a channel is a message', () => {
    expect(heard('the export is slow')).toEqual({
      kind: 'inbound',
      body: { kind: 'message', text: 'the export is slow', message: '1.7' },
    });
  });

  it.each([
    ['@ante bet: faster exports', 'bet: faster exports'],
    ['@Ante: bet this', 'bet this'],
    ['what do you think, @ante', 'what do you think,'],
  ])('%j mentions Ante', (line, text) => {
    expect(heard(line)).toEqual({ kind: 'inbound', body: { kind: 'mention', text, message: '1.7' } });
  });

  it.each(['mail me@ante.example', '@antelope is here'])('%j does not mention Ante', (line) => {
    expect(heard(line)).toMatchObject({ body: { kind: 'message' } });
  });

  it('in the DM is said to Ante', () => {
    expect(heard('faster exports', DM)).toEqual({
      kind: 'inbound',
      body: { kind: 'mention', text: 'faster exports', message: '1.7' },
    });
  });

  it('that begins with a slash is one of the console or refused, with a way to say it', () => {
    expect(heard('/as ana')).toEqual({ kind: 'own', command: 'as', rest: 'ana' });
    expect(() => heard('/bets list')).toThrow(UserError);
    expect(() => heard('/foo bar')).toThrow(
      expect.objectContaining({ tryInstead: expect.arrayContaining(['/say /foo bar']) }),
    );
  });

  it('after /say is said, whatever it looks like', () => {
    expect(heard('/say 2')).toMatchObject({ body: { kind: 'message', text: '2' } });
    expect(heard('/say /bet list')).toMatchObject({ body: { kind: 'message', text: '/bet list' } });
  });
});

describe('a press', () => {
  it('is the number of a button or option, in the order in which they are shown', () => {
    expect(heard('2')).toMatchObject({ kind: 'press', choice: { command: '/bet call BET-12 invalidated' } });
    expect(heard(' 6 ')).toMatchObject({ kind: 'press', choice: { command: '/bet snooze BET-12 1w' } });
  });

  it('is the beginning of one label', () => {
    expect(heard('valid')).toMatchObject({ kind: 'press', choice: { label: 'Validated' } });
    expect(heard('1 WEEK')).toMatchObject({ kind: 'press', choice: { label: '1 week' } });
  });

  it('is the label itself where it begins another', () => {
    const saves = reply({
      kind: 'buttons',
      buttons: [
        { label: 'Save', command: '/bet save 7' },
        { label: 'Save and place', command: '/bet save 7 place' },
      ],
    });
    expect(pick(offer([], saves, GENERAL, false).choices, 'save')).toMatchObject({
      choice: { command: '/bet save 7' },
    });
  });

  it('that could be several is asked about', () => {
    expect(() => heard('in')).toThrow(/\[2\] Invalidated or \[3\] Inconclusive/);
  });

  it('of a number that is not there is refused; without buttons it is a message', () => {
    expect(() => heard('7')).toThrow(/up to 6/);
    expect(heard('7', GENERAL, [])).toMatchObject({ body: { kind: 'message', text: '7' } });
  });

  it('of one letter is a message', () => {
    expect(heard('v')).toMatchObject({ body: { kind: 'message' } });
  });
});

describe('what can be pressed', () => {
  const one = reply({ kind: 'buttons', buttons: [{ label: 'One', command: '/bet show 1' }] });

  it('starts over with a direct answer', () => {
    expect(offer(choices, one, GENERAL, false).choices.map(({ number }) => number)).toEqual([1]);
  });

  it('goes on with a message that arrives, and both can be pressed', () => {
    const { choices: both, firstNumber } = offer(choices, one, DM, true);
    expect(firstNumber).toBe(7);
    expect(both.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(pick(both, '1')).toMatchObject({ choice: { label: 'Validated', place: GENERAL } });
    expect(pick(both, '7')).toMatchObject({ choice: { label: 'One', place: DM } });
  });

  it('stays when something without buttons is shown', () => {
    expect(offer(choices, reply({ kind: 'divider' }), GENERAL, false).choices).toEqual(choices);
  });
});
