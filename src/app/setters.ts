import { clip } from '#core/chat/clip.ts';
import type { Button } from '#core/chat/reply.ts';
import { bold, channel, code, day, join, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { Member, WorkspaceSettings } from '#core/member/member.ts';
import { readAway, readCheckinHour, readWorkDays, showWorkDays } from '#core/member/preferences.ts';
import type { Instant, Zone } from '#core/time/instant.ts';
import { suggestZones } from '#core/time/suggest-zone.ts';
import { isZone } from '#core/time/zone.ts';
import type { Context, Deps } from './context.ts';
import { MODEL_SETTERS } from './model/model-settings.ts';

/** What a setting is read from and against. */
type Known = Pick<Context, 'member' | 'settings' | 'now' | 'today'> & Pick<Deps, 'readDates'>;
interface Change {
  readonly member?: Member;
  readonly team?: WorkspaceSettings;
  readonly said: Text;
  /** What takes it back. */
  readonly undo?: Button;
}
type Setter = (value: string, known: Known) => Change;

/** A line for each setting that takes a value. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  zone: '/bet settings zone Europe/Berlin',
  days: '/bet settings days Mon-Fri',
  hour: '/bet settings hour 9:30',
  away: '/bet settings away Dec 24 to Jan 2',
  blind: '/bet settings blind on',
  name: '/bet settings name Ana',
  'team-zone': '/bet settings team-zone America/New_York',
  limit: '/bet settings limit 3',
  digest: '/bet settings digest #product',
  model: '/bet settings model triage off',
  budget: '/bet settings budget 20',
  themes: '/bet settings themes finer',
};

export const STOP: Button = { label: 'Stop all DMs', command: '/bet settings stop' };
export const RESUME: Button = { label: 'Let them come again', command: '/bet settings resume' };
export const BLIND: Button = { label: 'Guess before I see', command: '/bet settings blind on' };
export const SEEING: Button = { label: 'Show readings at once', command: '/bet settings blind off' };
export const BACK: Button = { label: 'Back already', command: '/bet settings back' };

/** What each setting comes to. A setter throws UserError when the value is none of its. */
export const SETTERS: Readonly<Record<string, Setter>> = {
  ...MODEL_SETTERS,
  zone: (value, { member, now }) => {
    const zone = needZone(value, now, 'zone');
    return {
      member: { ...member, zone, zoneFrom: 'member' },
      said: t`Your zone is ${zone}. Check-ins come at ${member.checkinHour} there.`,
    };
  },
  days: (value, { member }) => {
    const workDays = readWorkDays(value);
    return { member: { ...member, workDays }, said: t`Your work days are ${showWorkDays(workDays)}.` };
  },
  hour: (value, { member }) => {
    const checkinHour = readCheckinHour(value);
    return { member: { ...member, checkinHour }, said: t`Check-ins come at ${checkinHour}, ${member.zone}.` };
  },
  away: (value, { member, today, readDates }) => {
    const away = readAway(value, (text) => readDates(text, today)[0]?.date);
    return {
      member: { ...member, away: [...member.away.filter(({ to }) => to >= today), ...away] },
      said: t`No check-ins ${join(away.map(daysOf), ', ')}. Back earlier: ${code(BACK.command)}`,
      undo: BACK,
    };
  },
  back: (_value, { member, today }) => {
    const ahead = member.away.filter(({ from }) => from > today);
    // Back from an absence, or, where none has begun, not going away at all.
    const isBack = member.away.some(({ from, to }) => from <= today && today <= to);
    const away = isBack ? ahead : [];
    const next = isBack && ahead[0] ? t`Away again from ${day(ahead[0].from)}.` : t`No away dates are set.`;
    return { member: { ...member, away }, said: isBack ? t`Welcome back. ${next}` : next };
  },
  blind: (value, { member: { blind: _, ...member } }) => {
    const word = value.toLowerCase();
    if (word === 'off') return { member, said: t`Check-ins show you the readings at once.` };
    if (word !== 'on')
      throw new UserError(`"${clip(value, 60)}" is neither on nor off.`, [BLIND.command, SEEING.command]);
    return {
      member: { ...member, blind: true },
      said: t`Blind calls are on: a check-in asks you what the reading says before it shows it. Off again: ${code(SEEING.command)}`,
      undo: SEEING,
    };
  },
  stop: (_value, { member }) => ({
    member: { ...member, stopped: true },
    said: t`${bold('No more DMs from Ante.')} Again: ${code(RESUME.command)}`,
    undo: RESUME,
  }),
  resume: (_value, { member: { stopped: _, ...member } }) => ({ member, said: t`Check-ins come again.` }),
  name: (value, { member }) => {
    const name = clip(value.replace(/\s+/g, ' '), NAME_MAX);
    return { member: { ...member, name }, said: t`You are ${name}.` };
  },
  'team-zone': (value, { settings: team, member, now }) => {
    const zone = needZone(value, now, 'team-zone');
    // Who never set a zone of their own lives by the team's, and goes along with it.
    const follows = member.zoneFrom === undefined && member.zone === team.zone && zone !== team.zone;
    return {
      team: { ...team, zone },
      ...(follows && { member: { ...member, zone } }),
      said: t`The team's zone is ${zone}${follows ? ', and so is yours' : ''}.`,
    };
  },
  limit: (value, { settings: team }) => {
    const validationLimit = /^\d{1,3}$/.test(value) ? Number(value) : 0;
    if (validationLimit < 1 || validationLimit > 100) {
      throw new UserError(`"${clip(value, 60)}" is no limit from 1 to 100.`, ['/bet settings limit 3']);
    }
    const bets = validationLimit === 1 ? '1 live bet' : `${validationLimit} live bets`;
    return {
      team: { ...team, validationLimit },
      said: t`Placing warns an owner who has ${bets} or more.`,
    };
  },
  themes: (value, { settings: { grain: _, ...team } }) => {
    const word = value.toLowerCase();
    if (word === 'normal')
      return { team, said: t`Themes are as fine as Ante makes them, and your corrections.` };
    const grain = GRAINS.find((known) => known === word);
    if (!grain) throw new UserError(`"${clip(value, 60)}" is no way for themes to be.`, GRAIN_LINES);
    return {
      team: { ...team, grain },
      said: t`Themes become ${grain} by and by. What people decided about them stays.`,
      undo: { label: 'As before', command: '/bet settings themes normal' },
    };
  },
  digest: (value, { settings: { digestChannel: _, ...team } }) => {
    if (value.toLowerCase() === 'off') return { team, said: t`The weekly digest is off.` };
    const digestChannel = value.replace(/^#/, '');
    if (!/^\S+$/.test(digestChannel)) {
      throw new UserError(`"${clip(value, 60)}" is no channel.`, [
        '/bet settings digest #product',
        '/bet settings digest off',
      ]);
    }
    return {
      team: { ...team, digestChannel },
      said: t`The weekly digest goes to ${channel(digestChannel)}, Mondays at 09:00 ${team.zone}; silent when there is nothing to say.`,
    };
  },
};

function daysOf({ from, to }: Member['away'][number]): Text {
  return from === to ? t`on ${day(from)}` : t`from ${day(from)} to ${day(to)}`;
}

const GRAINS = ['coarser', 'finer'] as const;
const GRAIN_LINES = [...GRAINS, 'normal'].map((word) => `/bet settings themes ${word}`);

const NAME_MAX = 80;

/** @throws UserError with the zones that may have been meant */
function needZone(typed: string, now: Instant, setting: string): Zone {
  const likely = suggestZones(typed, now);
  if (likely.length === 1 && likely[0]) return likely[0];
  if (likely.length === 0 && isZone(typed)) return typed;
  const named = clip(typed, 60);
  throw new UserError(
    likely.length === 0 ? `"${named}" is no time zone.` : `"${named}" could be one of several zones.`,
    (likely.length === 0 ? ['Europe/Berlin'] : likely).map((zone) => `/bet settings ${setting} ${zone}`),
  );
}
