import { openChat } from './chat.ts';

export const SENTENCE =
  'if we add saved searches we expect weekly retention to go from 31% to 36% by Dec 15 because people re-type the same filters, 60% sure';

/** Ana's BET-1 as a draft that is complete. */
export async function withDraft(options: Parameters<typeof openChat>[0] = {}) {
  const chat = await openChat(options);
  await chat.says('ana', `/bet ${SENTENCE}`);
  return chat;
}

/** Ana's BET-1, placed and not shipped. */
export async function withPlacedBet(options: Parameters<typeof openChat>[0] = {}) {
  const chat = await withDraft(options);
  await chat.says('ana', '/bet place BET-1');
  return chat;
}

/** Ana's BET-1, live until Dec 15. */
export async function withLiveBet(options: Parameters<typeof openChat>[0] = {}) {
  const chat = await withPlacedBet(options);
  await chat.says('ana', '/bet ship BET-1');
  return chat;
}

/** A placed bet of Ben's on another metric that stands on other bets. */
export async function placeBetOn(
  chat: Awaited<ReturnType<typeof openChat>>,
  id: `BET-${number}`,
  depends: string,
): Promise<void> {
  const values = {
    build: id,
    metric: `metric of ${id}`,
    move: '1 -> 2',
    by: '2026-12-20',
    confidence: '50%',
  };
  await chat.submits('ben', '/bet new', { ...values, depends });
  await chat.says('ben', `/bet place ${id}`);
}
