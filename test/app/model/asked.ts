import type { Context } from '#app/context.ts';
import { settingsOf } from '#app/enter.ts';
import { makeAskModel } from '#app/model/ask-model.ts';
import { newMember } from '#core/member/member.ts';
import { readPrompt } from '#core/model/prompt.ts';
import type { Scope } from '#ports/store.ts';
import { type FakeAnswer, fakeModel } from '../../fakes/language-model.ts';

const NOW = '2026-11-20T14:00:00.000Z';
const ignore = () => {};
const logger = { error: ignore, warn: ignore, info: ignore, debug: ignore };

/** The way to a model that answers so, by prompts as their files are written, and what it was asked. */
export function modelThat(answer: FakeAnswer, files: Readonly<Record<string, string>>) {
  const fake = fakeModel(answer);
  const prompts = new Map(Object.entries(files).map(([name, file]) => [name, readPrompt(name, file)]));
  const setup = { model: fake, prompts, budget: { usd: 10, tokens: 1e6 } };
  return { model: makeAskModel({ clock: { now: () => NOW }, logger }, setup), asked: fake.asked };
}

/** Ana, asking in a workspace. */
export async function contextOf(scope: Scope): Promise<Context> {
  return {
    frame: { workspace: scope.workspace, member: 'ana', channel: 'general', eventId: 'e', at: NOW },
    scope,
    member: newMember('ana', 'ana', 'UTC'),
    settings: await settingsOf(scope),
    now: NOW,
    today: NOW.slice(0, 10),
  };
}
