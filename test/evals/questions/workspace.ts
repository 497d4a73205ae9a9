import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openChat, words } from '../../app/chat.ts';

const Said = z.object({ at: z.string(), by: z.string(), says: z.string() });

/** The day on which the questions are asked. */
export const ASKED_AT = '2026-11-20T14:00:00.000Z';

/** A team of three that has been at it for ten weeks, as they typed it. */
export async function openTeam() {
  const chat = await openChat({ now: ASKED_AT });
  const lines = readFileSync(new URL('workspace.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    const { at, by, says } = Said.parse(JSON.parse(line));
    chat.at(at);
    const reply = await chat.says(by, says);
    if (reply.failed) throw new Error(`${says}\n${words(reply)}`);
  }
  chat.at(ASKED_AT);
  return chat;
}
