import type { Answer } from '../ask/answer.ts';
import type { Sentence } from '../ask/worded.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { bold, italic, join, type Text, t } from '../chat/text.ts';
import { notes } from './answer.ts';
import { marked } from './theme-items.ts';

/** A model's sentences, each with the ids that bear it out, and below them what those ids say. */
export function wordedReply(sentences: readonly Sentence[], answer: Answer): Reply {
  const cited = new Set(sentences.flatMap(({ cites }) => cites));
  const groups = [...answer.lead, ...answer.rest];
  const lines = groups.flatMap(({ lines: found }) => found.filter(({ cites }) => cited.has(cites)));
  const quotes = groups.flatMap(({ quotes: found = [] }) => found.filter(({ id }) => cited.has(id)));
  return {
    audience: 'everyone',
    blocks: [
      { kind: 'text', text: join(sentences.map(sentenceText), ' ') },
      { kind: 'text', text: [italic('Worded by a model, from this:')] },
      ...(lines.length > 0 ? [{ kind: 'list', items: lines.map(({ text }) => text) } satisfies Block] : []),
      ...quotes.map(marked),
      ...notes(answer),
    ],
  };
}

function sentenceText({ text, cites }: Sentence): Text {
  return t`${text} (${join(cites.map((id) => bold(id)))})`;
}
