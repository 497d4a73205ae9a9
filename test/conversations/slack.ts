import { addMs, SECOND_MS } from '#core/time/instant.ts';
import type { Seen } from '../simulators/slack/api.ts';
import { openApp, type SlackApp } from '../simulators/slack/app.ts';
import { asJson } from '../simulators/slack/limits.ts';
import { inputsIn, pressablesIn, wordsIn } from '../simulators/slack/reading.ts';
import type { ClickedOn } from '../simulators/slack/simulator.ts';
import type { SlackTeam } from '../simulators/slack/team.ts';
import type { ChatDriver, Shown, Team } from './driver.ts';

/** Ante in two teams of a simulated Slack: signed deliveries in, the Web API out. */
export async function openSlackChat(): Promise<ChatDriver> {
  const app = await openApp();
  return {
    acme: teamOf(app, app.sim.acme),
    rival: teamOf(app, app.sim.rival),
    at: app.at,
    sweep: async () => {
      await app.application.sweeps.checkins();
      // The outbox keeps to Slack's rates: a second a message and place.
      for (let i = 0; i < 5; i += 1) {
        await app.application.sweeps.outbox();
        app.at(addMs(app.now(), SECOND_MS));
      }
    },
    get defects() {
      return app.defects();
    },
    close: app.close,
  };
}

const SHORTCUT = { bet: 'create_bet', feedback: 'save_feedback' };
const EMOJI = { bet: 'bulb', feedback: 'ear' };

function teamOf({ sim, slack }: SlackApp, team: SlackTeam): Team {
  const origins = new Map<Shown, Seen>();
  const authors = new Map<string, string>();
  const names = new Map([...team.people].map(([name, id]) => [id, `@${name}`]));
  names.set(team.channel, '#general');
  const nameOf = (id: string) => names.get(id) ?? id;
  const idOf = (who: string) => team.people.get(who) ?? '';

  const show = (seen: Seen, errors: readonly string[] = []): Shown => {
    const view = seen.kind === 'view' ? seen.body.view : undefined;
    const blocks = view ? asJson(view).blocks : seen.body.blocks;
    const inputs = inputsIn(view);
    const shown = {
      text: [wordsIn(blocks, nameOf), ...errors].join('\n'),
      buttons: pressablesIn(blocks).map(({ label }) => label),
      ...(Object.keys(inputs).length > 0 && { form: inputs }),
      isPrivate: seen.kind !== 'post' && seen.body.response_type !== 'in_channel',
    };
    origins.set(shown, seen);
    return shown;
  };
  /** The first thing that Ante showed in this team since. */
  const after = async (deed: () => Promise<unknown>): Promise<Shown | undefined> => {
    const before = sim.seen.length;
    await deed();
    await slack.idle();
    const [first] = sim.seen.slice(before).filter((seen) => seen.team === team && seen.kind !== 'update');
    return first && show(first);
  };
  const answered = async (deed: () => Promise<unknown>): Promise<Shown> => {
    const shown = await after(deed);
    if (!shown) throw new Error('no answer');
    return shown;
  };
  const latest = (seen: Seen): Seen => {
    const isSame = ({ body }: Seen) => body.channel === seen.answer.channel && body.ts === seen.answer.ts;
    const update = sim.seen.findLast((each) => each.kind === 'update' && isSame(each));
    return update ? { ...seen, body: update.body } : seen;
  };
  const clickedOn = ({ kind, body, answer }: Seen): ClickedOn => {
    if (kind === 'view') return { view: { ...asJson(body.view), ...asJson(answer.view) } };
    if (kind === 'post')
      return {
        message: {
          channel: String(answer.channel),
          ts: String(answer.ts),
          ...(body.thread_ts !== undefined && { thread: String(body.thread_ts) }),
        },
      };
    return { message: { channel: team.channel } };
  };
  const bySelf = (isDm: boolean) =>
    sim.seen
      .filter(({ team: whose, kind, body }) => whose === team && kind === 'post' && !isAnswer(body.metadata))
      .filter(({ answer }) => String(answer.channel).startsWith('D') === isDm);

  return {
    types: (who, line) =>
      answered(() => sim.command(team, who, line.replace('#general', `<#${team.channel}|general>`))),
    presses: async (who, on, label) => {
      const seen = origins.get(on);
      const blocks = seen && latest(seen).body.blocks;
      const pressable = pressablesIn(blocks).find((each) => each.label === label);
      // The card may have changed since, and what was on it is still pressed.
      const found = pressable ?? pressablesIn(seen?.body.blocks).find((each) => each.label === label);
      if (!seen || !found) throw new Error(`no button ${label}`);
      return answered(() => sim.click(team, who, clickedOn(seen), found.action));
    },
    fills: async (who, form, values) => {
      const seen = origins.get(form);
      if (!seen) throw new Error('no form was opened');
      const view = { ...asJson(seen.answer.view), ...asJson(seen.body.view) };
      const typed = { ...form.form, ...values };
      const before = sim.seen.length;
      const { body } = await sim.submit(team, who, { ...asJson(seen.answer.view), ...view }, typed);
      await slack.idle();
      const { response_action, errors, view: next } = asJson(body);
      if (response_action === 'errors') return reshow(seen, typed, Object.values(asJson(errors)).map(String));
      if (response_action === 'update') return show({ ...seen, body: { view: next } });
      const [first] = sim.seen.slice(before).filter((each) => each.team === team && each.kind !== 'update');
      if (!first) throw new Error('no answer');
      return show(first);
    },
    mentions: (who, text, thread) =>
      answered(async () => {
        const said = { channel: team.channel, text: `<@${team.bot}> ${text}`, ...within(thread) };
        const { ts } = await team.call('chat.postMessage', said, who);
        const event = { user: idOf(who), ts, ...said };
        await sim.event(team, { type: 'message', channel_type: 'channel', ...event });
        await sim.event(team, { type: 'app_mention', ...event });
      }),
    says: async (who, text, thread) => {
      const said = { channel: team.channel, text, ...within(thread) };
      const { ts } = await team.call('chat.postMessage', said, who);
      authors.set(String(ts), who);
      await sim.event(team, { type: 'message', channel_type: 'channel', user: idOf(who), ts, ...said });
      await slack.idle();
      return String(ts);
    },
    edits: async (ts, text) => {
      const who = authors.get(ts) ?? '';
      await team.call('chat.update', { channel: team.channel, ts, text }, who);
      const message = { ts, text, user: idOf(who) };
      await sim.event(team, {
        type: 'message',
        subtype: 'message_changed',
        channel: team.channel,
        message,
        previous_message: { ...message, text: 'before' },
      });
      await slack.idle();
    },
    deletes: async (ts) => {
      const who = authors.get(ts) ?? '';
      await team.call('chat.delete', { channel: team.channel, ts }, who);
      await sim.event(team, {
        type: 'message',
        subtype: 'message_deleted',
        channel: team.channel,
        deleted_ts: ts,
        previous_message: { ts, user: idOf(who) },
      });
      await slack.idle();
    },
    passesOn: (who, ts, as, thread) =>
      answered(async () => {
        const { messages } =
          thread === undefined
            ? await team.call('conversations.history', { channel: team.channel })
            : await team.call('conversations.replies', { channel: team.channel, ts: thread });
        const message = (messages as { ts: string }[]).find((each) => each.ts === ts);
        await sim.shortcut(team, who, SHORTCUT[as], asJson(message));
      }),
    reacts: (who, ts, as, isOn) =>
      after(() =>
        sim.event(team, {
          type: isOn ? 'reaction_added' : 'reaction_removed',
          user: idOf(who),
          reaction: EMOJI[as],
          item: { type: 'message', channel: team.channel, ts },
        }),
      ),
    handsOver: (who, name, content) =>
      answered(async () => {
        const id = `F0${sim.files.size}${team.id}`;
        sim.files.set(id, content);
        const { channel } = await team.call('conversations.open', { users: idOf(who) });
        const { id: dm } = asJson(channel);
        await sim.event(team, {
          type: 'message',
          subtype: 'file_share',
          channel_type: 'im',
          channel: dm,
          user: idOf(who),
          text: '',
          ts: '1795183200.000100',
          files: [{ id, name }],
        });
      }),
    inbox: (who) => {
      const dm = sim.dms.get(`${team.id} ${idOf(who)}`);
      return bySelf(true)
        .filter(({ answer }) => answer.channel === dm)
        .map((seen) => show(seen));
    },
    posts: () => bySelf(false).map((seen) => show(seen)),
    card: (bet) => {
      const posted = sim.seen.find(
        (seen) =>
          seen.team === team &&
          seen.kind === 'post' &&
          wordsIn(seen.body.blocks, nameOf).includes(`${bet} ·`),
      );
      if (!posted) throw new Error(`no card of ${bet}`);
      return show(latest(posted));
    },
  };

  function reshow(seen: Seen, typed: Readonly<Record<string, string>>, errors: readonly string[]): Shown {
    const shown = { ...show(seen, errors), form: typed };
    origins.set(shown, seen);
    return shown;
  }
}

const within = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });

/** The answer to an event, not what Ante says by itself. */
function isAnswer(metadata: unknown): boolean {
  return String(asJson(asJson(metadata).event_payload).key).startsWith('answer:');
}
