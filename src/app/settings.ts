import { clip } from '#core/chat/clip.ts';
import { nearBeginning } from '#core/chat/near-miss.ts';
import { type Fact, type Reply, say } from '#core/chat/reply.ts';
import { channel, code, day, join, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { showGrain } from '#core/feedback/fineness.ts';
import { showWorkDays } from '#core/member/preferences.ts';
import { bounded } from './bounded.ts';
import { members, settings } from './collections.ts';
import type { Context, Deps, UseCase } from './context.ts';
import { settingsOf } from './enter.ts';
import { stateOf } from './feedback/pieces.ts';
import type { ModelSetup } from './model/ask-model.ts';
import { modelFacts } from './model/model-settings.ts';
import { record } from './record.ts';
import { BACK, BLIND, EXAMPLES, RESUME, SEEING, SETTERS, STOP } from './setters.ts';

/** Longer is no value of any setting. */
const VALUE_MAX = 200;

/** `/bet settings [name value]`: yours, and the team's. */
export function makeSettings({ readDates }: Pick<Deps, 'readDates'>, model: ModelSetup | undefined): UseCase {
  return async (context, { args }) => {
    const name = args.setting ?? '';
    const value = args.value?.trim() ?? '';
    const setter = SETTERS[name];
    if (!setter) {
      if (value === '')
        return overview(context, [await themesFact(context), ...(await modelFacts(context, model))]);
      const near = nearBeginning(value, Object.keys(SETTERS));
      throw new UserError(
        `There is no setting "${clip(value, 60)}".`,
        near === undefined ? Object.values(EXAMPLES) : [`/bet settings ${clip(near, VALUE_MAX)}`],
      );
    }
    const example = EXAMPLES[name];
    if (value === '' && example !== undefined) throw new UserError(`What should ${name} be?`, [example]);
    bounded(value, VALUE_MAX, 'a setting', example === undefined ? [] : [example]);
    // What is changed is what is stored now: somebody else may change another setting at the same time.
    return context.scope.transaction(async (tx) => {
      const member = (await tx.get(members, context.member.id)) ?? context.member;
      const change = setter(value, { ...context, member, settings: await settingsOf(tx), readDates });
      const stamp = { by: context.member.id, at: context.now };
      if (change.member) await record(tx, members, stamp, 'member-set', member, change.member);
      if (change.team)
        await record(tx, settings, stamp, 'workspace-set', await tx.get(settings, 'workspace'), change.team);
      const reply = say(change.said, 'you');
      if (!change.undo) return reply;
      return { ...reply, blocks: [...reply.blocks, { kind: 'buttons', buttons: [change.undo] }] };
    });
  };
}

async function themesFact({ scope, settings: { grain } }: Context): Promise<Fact> {
  const { finer = 0 } = await stateOf(scope);
  return { label: 'Themes', value: [showGrain(finer, grain)] };
}

function overview({ member, settings: team }: Context, more: readonly Fact[]): Reply {
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
          { label: 'Blind calls', value: [member.blind ? 'on' : 'off'] },
          { label: 'Away', value: away.length === 0 ? ['no dates set'] : join(away) },
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          member.stopped ? RESUME : STOP,
          member.blind ? SEEING : BLIND,
          ...(away.length === 0 ? [] : [BACK]),
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
          ...more,
        ],
      },
      { kind: 'list', items: Object.values(EXAMPLES).map((line) => t`${code(line)}`) },
    ],
  };
}
