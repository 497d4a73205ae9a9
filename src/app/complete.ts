import type { Bet } from '#core/bet/bet.ts';
import { clip } from '#core/chat/clip.ts';
import type { ArgSpec } from '#core/chat/command-spec.ts';
import { findCommand } from '#core/chat/commands.ts';
import { completeName } from '#core/chat/grammar.ts';
import { readIdOf } from '#core/ids.ts';
import { titleOf } from '#core/report/bet-card.ts';
import type { Instant } from '#core/time/instant.ts';
import { suggestZones } from '#core/time/suggest-zone.ts';
import { localTimeOf } from '#core/time/zone.ts';
import { FAMILIAR } from '#core/time/zone-names.ts';
import type { Complete, Completion } from '#ports/chat-platform.ts';
import type { Scope } from '#ports/store.ts';
import { assumptions, bets, members, metrics, themes } from './collections.ts';
import type { Deps } from './context.ts';

const MOST = 25;
/** How many documents of a kind are looked through: completion has 300 ms, and 25 places. */
const LOOKED_THROUGH = 200;
const ZONE_LINE = /^(\s*\/?bet\s+settings\s+(?:team-)?zone\s+)(.*)$/i;
/** Nobody completes by hand what is longer. */
const LINE_MAX = 500;

/** Completes a half-typed command: its name first, then each argument from what the workspace holds. */
export function makeComplete({ store, clock }: Pick<Deps, 'store' | 'clock'>): Complete {
  return async ({ workspace, text }) => {
    if (text.length > LINE_MAX) return [];
    const zone = ZONE_LINE.exec(text);
    if (zone) return zonesFor(zone[1] ?? '', zone[2] ?? '', clock.now());
    const match = /^\s*\/?(bet|heard)\s+(\S+)\s(.*)$/i.exec(text);
    const spec =
      match &&
      findCommand(match[1]?.toLowerCase() === 'heard' ? 'heard' : 'bet', match[2]?.toLowerCase() ?? '');
    if (!match || !spec) return completeName(text).map((line) => ({ text: line, label: line.trim() }));
    const words = (match[3] ?? '').trimStart().split(/\s+/);
    const arg = spec.args[words.length - 1];
    const typed = words.at(-1) ?? '';
    if (!arg) return [];
    const before = text.slice(0, text.length - typed.length);
    const known = await valuesOf(store.in(workspace), arg, typed);
    return known
      .filter(({ text: value, label }) => `${value} ${label}`.toLowerCase().includes(typed.toLowerCase()))
      .sort((a, b) => Number(starts(b, typed)) - Number(starts(a, typed)))
      .slice(0, MOST)
      .map(({ text: value, label }) => ({ text: `${before}${value} `, label }));
  };
}

/** The zones that may be meant; before anything is typed, those where many people live. */
function zonesFor(line: string, typed: string, now: Instant): readonly Completion[] {
  const zones = typed.trim() === '' ? FAMILIAR.slice(0, MOST) : suggestZones(typed, now);
  return zones.map((zone) => ({
    text: `${line}${zone} `,
    label: `${zone} · ${localTimeOf(now, zone)} there`,
  }));
}

function starts({ text }: Completion, typed: string): boolean {
  return text.toLowerCase().startsWith(typed.toLowerCase());
}

async function valuesOf(scope: Scope, arg: ArgSpec, typed: string): Promise<readonly Completion[]> {
  const newest = { by: 'id', order: 'descending', limit: LOOKED_THROUGH } as const;
  switch (arg.kind) {
    case 'bet':
      return (await betsFor(scope, typed)).map((bet) => ({
        text: bet.id,
        label: `${bet.id} · ${titleOf(bet)}`,
      }));
    case 'thing': {
      const kinds = (['bet', 'assumption', 'theme'] as const).map((kind) => ({ ...arg, kind }));
      return (await Promise.all(kinds.map((kind) => valuesOf(scope, kind, typed)))).flat();
    }
    case 'assumption': {
      const { docs } = await scope.find(assumptions, newest);
      return docs.map(({ id, text }) => ({ text: id, label: `${id} · ${clip(text, LABEL_CHARACTERS)}` }));
    }
    case 'theme': {
      const { docs } = await scope.find(themes, { ...newest, by: 'byLastSeen' });
      return docs
        .filter((theme) => !theme.mergedInto)
        .map(({ id, label }) => ({ text: id, label: `${id} · ${clip(label, LABEL_CHARACTERS)}` }));
    }
    case 'metric': {
      const { docs } = await scope.find(metrics, newest);
      return docs.map(({ id, name }) => ({ text: id, label: name }));
    }
    case 'member': {
      const { docs } = await scope.find(members, newest);
      return docs.map(({ id, name }) => ({ text: `@${id}`, label: name }));
    }
    case 'choice':
      return (arg.choices ?? []).map((choice) => ({ text: choice, label: choice }));
    case 'item':
    case 'channel':
    case 'page':
    case 'word':
    case 'words':
      return [];
  }
}

const LABEL_CHARACTERS = 72;

/** The bets whose id begins as typed; else those that are worked on, and others only where there is room. */
async function betsFor(scope: Scope, typed: string): Promise<readonly Bet[]> {
  const id = readIdOf('BET', typed);
  // A colon sorts right behind the digits: all ids that go on with one.
  if (id) return (await scope.find(bets, { by: 'id', from: id, below: `${id}:`, limit: MOST })).docs;
  const found: Bet[] = [];
  for (const stage of ['live', 'placed', 'draft', 'called', 'dropped']) {
    const limit = LOOKED_THROUGH - found.length;
    if (limit > 0) found.push(...(await scope.find(bets, { by: 'byStage', equals: [stage], limit })).docs);
  }
  return found;
}
