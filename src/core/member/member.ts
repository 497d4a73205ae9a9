import type { Grain } from '../feedback/fineness.ts';
import type { MemberId } from '../ids.ts';
import type { ModelTask } from '../model/prompt.ts';
import type { LocalDate, LocalTime, Zone } from '../time/instant.ts';

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface Member {
  readonly id: MemberId;
  readonly version: number;
  readonly name: string;
  readonly zone: Zone;
  readonly workDays: readonly Weekday[];
  /** When check-ins come, in the member's own zone. */
  readonly checkinHour: LocalTime;
  /** Days without check-ins, both ends included. A holiday is one day. */
  readonly away: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  /** Check-ins show no reading of theirs before they have guessed it, or said that they will not. */
  readonly blind?: boolean;
  /** No DM of any kind until they say otherwise. */
  readonly stopped?: boolean;
  /** What they say in watched channels is not taken in. */
  readonly unheard?: boolean;
  /** Who said what their zone is; absent while it is merely the team's. */
  readonly zoneFrom?: 'member' | 'platform';
  /** They were asked for their zone, which is done once. */
  readonly askedZone?: boolean;
}

/** Settings of the workspace as a whole. One document, id `workspace`. */
export interface WorkspaceSettings {
  readonly id: 'workspace';
  readonly version: number;
  /** The team's zone: the digest's, and a new member's until they set their own. */
  readonly zone: Zone;
  /** The digest is off until this is set. */
  readonly digestChannel?: string;
  /** How many live bets an owner may have before placing warns. */
  readonly validationLimit: number;
  readonly watchedChannels: readonly string[];
  /** Where an emoji on a message passes it on. */
  readonly reactionChannels?: readonly string[];
  /** Whether the team wants themes coarser or finer than Ante makes them. */
  readonly grain?: Grain;
  /** What was changed about the language model; what was not is as configured. */
  readonly model?: ModelSettings;
}

/** What a team lets a language model do, and for how much. */
export interface ModelSettings {
  readonly isOff?: boolean;
  /** Tasks that are off while others are on. */
  readonly tasksOff?: readonly ModelTask[];
  /** The most that a month may cost, in US dollars. */
  readonly budgetUsd?: number;
  /** The most tokens of a month, read and written. */
  readonly budgetTokens?: number;
}

export const DEFAULT_WORK_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
export const DEFAULT_CHECKIN_HOUR: LocalTime = '10:00';
export const DEFAULT_VALIDATION_LIMIT = 3;

/** A member nobody has set anything for yet. */
export function newMember(id: MemberId, name: string, zone: Zone): Member {
  return {
    id,
    version: 0,
    name,
    zone,
    workDays: DEFAULT_WORK_DAYS,
    checkinHour: DEFAULT_CHECKIN_HOUR,
    away: [],
  };
}
