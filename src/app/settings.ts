import type { Reply } from '#core/chat/reply.ts';
import { bold, channel, code, day, join, type Text, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import type { Member, WorkspaceSettings } from '#core/member/member.ts';
import { readAway, readTime, readWorkDays, showWorkDays } from '#core/member/preferences.ts';
import { suggestZones } from '#core/time/suggest-zone.ts';
import { isZone } from '#core/time/zone.ts';
import type { Operations } from '#ports/store.ts';
import { members, settings } from './collections.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { record } from './record.ts';

type Change = { readonly member?: Member; readonly team?: WorkspaceSettings; readonly said: Text };
type Setter = (value: string, context: Context, readDates: Deps['readDates']) => Change;

/** `/bet settings [name value]`: yours, and the team's. */
export function makeSettings({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args }) => {
    const setter = SETTERS[args.setting ?? ''];
    if (!setter) {
      if (args.value) throw new UserError(`There is no setting "${args.value}".`, Object.values(EXAMPLES));
      return overview(context);
    }
    const value = args.value?.trim() ?? '';
    if (value === '' && !['back', 'stop', 'resume'].includes(args.setting ?? '')) {
      throw new UserError(`What should ${args.setting} be?`, [
        EXAMPLES[args.setting ?? ''] ?? '/bet settings',
      ]);
    }
    const change = setter(value, context, readDates);
    await context.scope.transaction((tx) => keep(tx, context, change));
    return { audience: 'you', blocks: [{ kind: 'text', text: change.said }] };
  };
}

async function keep(tx: Operations, context: Context, { member, team }: Change): Promise<void> {
  const stamp = { by: context.member.id, at: context.now };
  if (member) await record(tx, members, stamp, 'member-set', await tx.get(members, member.id), member);
  if (team) await record(tx, settings, stamp, 'workspace-set', await tx.get(settings, 'workspace'), team);
}

const EXAMPLES: Readonly<Record<string, string>> = {
  zone: '/bet settings zone Europe/Berlin',
  days: '/bet settings days Mon-Fri',
  hour: '/bet settings hour 9:30',
  away: '/bet settings away Dec 24 to Jan 2',
  name: '/bet settings name Ana',
  'team-zone': '/bet settings team-zone America/New_York',
  limit: '/bet settings limit 3',
  digest: '/bet settings digest #product',
};

const SETTERS: Readonly<Record<string, Setter>> = {
  zone: (value, { member, now }) => {
    const zone = needZone(value, now, 'zone');
    return {
      member: { ...member, zone },
      said: t`Your zone is ${zone}. Check-ins come at ${member.checkinHour} there.`,
    };
  },
  days: (value, { member }) => {
    const workDays = readWorkDays(value);
    return { member: { ...member, workDays }, said: t`Your work days are ${showWorkDays(workDays)}.` };
  },
  hour: (value, { member }) => {
    const checkinHour = readTime(value);
    return { member: { ...member, checkinHour }, said: t`Check-ins come at ${checkinHour}, ${member.zone}.` };
  },
  away: (value, { member, today }, readDates) => {
    const away = readAway(value, (text) => readDates(text, today)[0]?.date);
    return {
      member: { ...member, away: [...member.away.filter(({ to }) => to >= today), away] },
      said: t`No check-ins from ${day(away.from)} to ${day(away.to)}. Back earlier: ${code('/bet settings back')}`,
    };
  },
  back: (_value, { member, today }) => ({
    member: { ...member, away: member.away.filter(({ to }) => to < today) },
    said: t`Welcome back: no away dates are set.`,
  }),
  stop: (_value, { member }) => ({
    member: { ...member, stopped: true },
    said: t`${bold('No more DMs from Ante.')} Again: ${code('/bet settings resume')}`,
  }),
  resume: (_value, { member: { stopped: _, ...member } }) => ({ member, said: t`Check-ins come again.` }),
  name: (value, { member }) => ({
    member: { ...member, name: value.slice(0, 80) },
    said: t`You are ${value.slice(0, 80)}.`,
  }),
  'team-zone': (value, { settings: team, now }) => {
    const zone = needZone(value, now, 'team-zone');
    return { team: { ...team, zone }, said: t`The team's zone is ${zone}.` };
  },
  limit: (value, { settings: team }) => {
    const validationLimit = Number(value);
    if (!Number.isInteger(validationLimit) || validationLimit < 1 || validationLimit > 100) {
      throw new UserError(`"${value}" is no limit from 1 to 100.`, [EXAMPLES.limit ?? '']);
    }
    return {
      team: { ...team, validationLimit },
      said: t`Placing warns from ${validationLimit} live bets of one owner on.`,
    };
  },
  digest: (value, { settings: { digestChannel: _, ...team } }) => {
    if (value.toLowerCase() === 'off') return { team, said: t`The weekly digest is off.` };
    const digestChannel = value.replace(/^#/, '');
    return {
      team: { ...team, digestChannel },
      said: t`The weekly digest goes to ${channel(digestChannel)}, Mondays at 09:00 ${team.zone}; silent when there is nothing to say.`,
    };
  },
};

/** @throws UserError with the zones that may have been meant */
function needZone(typed: string, now: string, setting: string): string {
  if (isZone(typed)) return typed;
  const likely = suggestZones(typed, now);
  if (likely.length === 1 && likely[0]) return likely[0];
  throw new UserError(
    likely.length === 0 ? `"${typed}" is no time zone.` : `"${typed}" could be one of several zones.`,
    likely.length === 0
      ? [`/bet settings ${setting} Europe/Berlin`]
      : likely.map((zone) => `/bet settings ${setting} ${zone}`),
  );
}

function overview({ member, settings: team }: Context): Reply {
  const away = member.away.map(({ from, to }) => t`${day(from)} to ${day(to)}`);
  return {
    audience: 'you',
    blocks: [
      { kind: 'heading', text: t`Settings of ${member.name}` },
      {
        kind: 'facts',
        facts: [
          { label: 'Zone', value: [member.zone] },
          { label: 'Work days', value: [showWorkDays(member.workDays)] },
          { label: 'Check-ins at', value: [member.stopped ? 'stopped' : member.checkinHour] },
          { label: 'Away', value: away.length === 0 ? ['no dates set'] : join(away) },
        ],
      },
      { kind: 'heading', text: t`Settings of the team` },
      {
        kind: 'facts',
        facts: [
          { label: 'Zone', value: [team.zone] },
          { label: 'Live bets per owner', value: [`${team.validationLimit} before placing warns`] },
          { label: 'Digest', value: team.digestChannel ? [channel(team.digestChannel)] : ['off'] },
          {
            label: 'Listening in',
            value:
              team.watchedChannels.length === 0
                ? ['no channel']
                : join(team.watchedChannels.map((id) => channel(id))),
          },
        ],
      },
      { kind: 'list', items: Object.values(EXAMPLES).map((line) => t`${code(line)}`) },
    ],
  };
}
