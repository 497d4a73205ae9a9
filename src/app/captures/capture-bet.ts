import type { DraftReading } from '#core/bet/draft-reading.ts';
import { fieldsOf, readFields } from '#core/bet/fields.ts';
import { themeAskedFor } from '#core/bet/from-theme.ts';
import { missingForPlacing } from '#core/bet/guards.ts';
import { clip } from '#core/chat/clip.ts';
import type { Form, FormValues } from '#core/chat/form.ts';
import { type Reply, say } from '#core/chat/reply.ts';
import { bold, code, type Text, t } from '#core/chat/text.ts';
import { messageAt, wordsOfEach } from '#core/chat/thread.ts';
import { UserError } from '#core/errors.ts';
import type { BetId } from '#core/ids.ts';
import { addDays } from '#core/time/date.ts';
import type { LocalDate } from '#core/time/instant.ts';
import type { Operations } from '#ports/store.ts';
import { betForm } from '../bet-form.ts';
import { captures } from '../collections.ts';
import type { Context, Deps, UseCase } from '../context.ts';
import type { Capture } from '../documents.ts';
import { foundations, type Revision, whatWasNotRead } from '../edit-bet.ts';
import { keepEvidence } from '../keep-evidence.ts';
import type { AskModel } from '../model/ask-model.ts';
import { queue } from '../model/jobs.ts';
import { recordBet } from '../record.ts';
import { cardOf } from '../view-bet.ts';
import type { makeDraftBet } from './draft-bet.ts';
import { takeOver } from './offer-reading.ts';
import { readText, whole } from './read-text.ts';

const DEFAULT_WINDOW_DAYS = 14;

/**
 * `/bet <text>` saves a draft with whatever could be read; `/bet` alone opens the form; `/bet new from THM-7` shows a draft
 * out of the theme's own words.
 */
export function makeCaptureBet(
  { readDates }: Pick<Deps, 'readDates'>,
  draft: ReturnType<typeof makeDraftBet>,
  model: AskModel,
): UseCase {
  return async (context, { args, values }) => {
    if (values) return fromForm(context, values, '/bet new', readDates);
    const text = args.text ?? '';
    if (text === '') {
      const date = addDays(context.today, DEFAULT_WINDOW_DAYS);
      return { audience: 'you', blocks: [], form: newBetForm(date) };
    }
    if (themeAskedFor(text) !== undefined) return draft(context, text);
    const toRead = async (tx: Operations, id: BetId) => {
      if (model.isOn(context.settings, 'capture'))
        await queue(tx, 'reading', id, context.member.id, context.now);
    };
    return saveDraft(context, { text: whole(text) }, readText(text, context, readDates), toRead);
  };
}

function newBetForm(date: LocalDate): Form {
  const form = betForm('/bet new', 'New bet', { by: date });
  return {
    ...form,
    fields: form.fields.map((field) => (field.name === 'by' ? { ...field, suggested: true } : field)),
  };
}

/** `/bet save 7 [edit]`: keeps a draft that was shown, as it is or through the form. */
export function makeSaveCapture({ readDates }: Pick<Deps, 'readDates'>): UseCase {
  return async (context, { args, values }) => {
    const capture = await needCapture(context, args.draft);
    const { of } = capture;
    if (of) return takeOver(context, { ...capture, of });
    const command = `/bet save ${capture.id}`;
    const read = capture.as?.read ?? readText(capture.text, context, readDates);
    const from = { ...capture, text: wordsOf(capture, read) };
    if (args.terms?.trim() === 'edit' && !values) {
      const shown = fieldsOf({ terms: read.terms, dependsOn: read.dependsOn }, read.because);
      return { audience: 'you', blocks: [], form: betForm(command, 'New bet', shown) };
    }
    return values ? fromForm(context, values, command, readDates, from) : saveDraft(context, from, read);
  };
}

/** `/bet discard 7`. */
export function makeDiscardCapture(): UseCase {
  return async (context, { args }) => {
    const capture = await needCapture(context, args.draft);
    await context.scope.remove(captures, capture.id);
    if (capture.thread) return say(t`Discarded. What was said is still in the thread.`, 'you');
    return {
      audience: 'you',
      blocks: [
        { kind: 'text', text: t`Discarded. These were the words:` },
        { kind: 'quote', text: capture.text },
      ],
    };
  };
}

/** What a bet is made of: of a thread the messages that have a part in it, and nothing else that was said there. */
function wordsOf({ text, thread }: Capture, { spans = [] }: DraftReading): string {
  if (!thread) return text;
  const parts = new Set(spans.map(({ start }) => messageAt(thread.messages, start)));
  return wordsOfEach({ ...thread, text })
    .filter((_, i) => parts.has(i))
    .join('\n');
}

async function needCapture({ scope, member }: Context, id: string | undefined): Promise<Capture> {
  const capture = id === undefined ? undefined : await scope.get(captures, id);
  if (!capture) noCapture(id);
  if (capture.by !== member.id) throw new UserError('Only who asked for this draft can save or discard it.');
  return capture;
}

function noCapture(id: string | undefined): never {
  const named = clip(id ?? '', 20);
  throw new UserError(
    `There is no unsaved draft ${named}: it was saved or discarded, or is older than 30 days.`,
    ['/bet list drafts'],
  );
}

async function fromForm(
  context: Context,
  values: FormValues,
  command: string,
  readDates: Deps['readDates'],
  capture?: Capture,
): Promise<Reply> {
  const read = readFields(values, {}, (text) => readDates(text, context.today)[0]?.date);
  if (Object.keys(read.errors).length > 0) {
    return {
      audience: 'you',
      blocks: [],
      failed: true,
      form: betForm(command, 'New bet', values, read.errors),
    };
  }
  return saveDraft(context, capture ?? {}, read);
}

/** Stores the draft and answers with its card and the one thing to say next. */
async function saveDraft(
  context: Context,
  { id: captureId, text, permalink, theme }: Partial<Pick<Capture, 'id' | 'text' | 'permalink' | 'theme'>>,
  revision: Revision,
  afterwards: (tx: Operations, id: BetId) => Promise<void> = async () => {},
): Promise<Reply> {
  const { scope, member, now, today } = context;
  return scope.transaction(async (tx) => {
    // Of two presses on Save only one finds it.
    if (captureId !== undefined && !(await tx.remove(captures, captureId))) noCapture(captureId);
    const id: BetId = `BET-${await tx.increment('BET')}`;
    const none = { id, assumptions: [], dependsOn: [] };
    const bet = await recordBet(
      tx,
      { by: member.id, at: now, today },
      {
        type: 'draft',
        id,
        by: member.id,
        owner: member.id,
        terms: revision.terms,
        ...(await foundations(tx, context, none, revision)),
        ...(text !== undefined && { capturedFrom: text }),
        ...(permalink !== undefined && { permalink }),
      },
      undefined,
    );
    await afterwards(tx, id);
    if (theme !== undefined) await keepEvidence(tx, context, bet, { from: theme, stance: 'supports' });
    const [next] = missingForPlacing(bet.terms);
    return cardOf(
      tx,
      context,
      bet,
      t`${bold('Saved as a draft.')} ${next ? QUESTIONS[next] : ready(id)}${whatWasNotRead(revision)}`,
    );
  });
}

/** Asked one at a time. What to type is in the linter's first line, right below. */
const QUESTIONS: Readonly<Record<ReturnType<typeof missingForPlacing>[number], string>> = {
  build: 'What would you build?',
  metric: 'Which metric should move?',
  target: 'How far should it move?',
  date: 'By when should it show?',
  confidence: 'How sure are you?',
};

function ready(id: BetId): Text {
  return t`It is complete: ${code(`/bet place ${id}`)} freezes it.`;
}
