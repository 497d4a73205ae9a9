import { z } from 'zod';
import { splitCommand } from '#core/chat/grammar.ts';
import type { Instant } from '#core/time/instant.ts';
import { type Heard, type Self, workspaceOf } from './heard.ts';
import { listenToEvent, teamOf } from './listen-events.ts';
import { listenToInteraction } from './listen-interactions.ts';
import { commandSchema, envelopeSchema, interactionSchema } from './wire.ts';
import { readLine } from './words-in.ts';

const payloadSchema = z.union([envelopeSchema, interactionSchema, commandSchema]);
export type Payload = z.infer<typeof payloadSchema>;

/** Checks what came in. Undefined for what Ante did not ask for, whose kind it does not know. */
export function readPayload(body: unknown): Payload | undefined {
  const read = payloadSchema.safeParse(body);
  return read.success ? read.data : undefined;
}

/** The workspace's id at Slack, `T024BE7LD`. */
export function teamIn(payload: Payload): string {
  if ('event_id' in payload) return teamOf(payload);
  return 'command' in payload ? payload.team_id : payload.team.id;
}

/** What a payload comes to, without a platform in it; undefined when nothing is to be done. */
export function listen(payload: Payload, self: Self, now: Instant): Heard | undefined {
  if ('event_id' in payload) return listenToEvent(payload, self);
  if (!('command' in payload)) return listenToInteraction(payload, self, now);
  const { command, text, team_id, user_id, channel_id: channel, trigger_id: trigger, response_url } = payload;
  const line = `${command} ${text}`.trim();
  if (!splitCommand(line)) return undefined;
  const frame = { workspace: workspaceOf(team_id), member: user_id, channel, eventId: trigger, at: now };
  return {
    kind: 'asked',
    asked: [
      {
        inbound: { ...frame, kind: 'command', text: readLine(line) },
        answer: { kind: 'chat', origin: { channel, respond: response_url }, trigger },
      },
    ],
  };
}
