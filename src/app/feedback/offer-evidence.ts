import { STANCES } from '#core/chat/bet-commands.ts';
import { say } from '#core/chat/reply.ts';
import { bold, t } from '#core/chat/text.ts';
import { UserError } from '#core/errors.ts';
import { readHeard } from '#core/feedback/heard-text.ts';
import type { Context, Deps, UseCase } from '../context.ts';
import { linkEvidence } from '../link-bet.ts';
import { needBet } from '../load.ts';
import type { Ingest } from './ingest-feedback.ts';
import { pastDay } from './past-day.ts';
import { stampOf } from './stamp-of.ts';

/**
 * `/bet evidence BET-12 contradicts two customers asked to turn it off`: what anybody knows for or against a bet is
 * kept as an item and linked to it. Without words, a form.
 */
export function makeOfferEvidence({ readDates }: Pick<Deps, 'readDates'>, ingest: Ingest): UseCase {
  return async (context, { args, values }) => {
    const bet = await needBet(context.scope, args.bet);
    const stance = STANCES.find((known) => known === (values?.stance ?? args.stance));
    const what = (values?.what ?? args.what)?.trim();
    if (!what) return form(bet.id, stance);
    if (!stance) {
      throw new UserError(
        'Does it support or contradict the bet?',
        STANCES.map((known) => `/bet evidence ${bet.id} ${known} ${what}`),
      );
    }
    const { on: _, ...said } = readHeard(what, (text) => pastDay(readDates, text, context.today));
    const { frame, now, scope, member } = context;
    const heard = {
      author: member.id,
      ...said,
      source: 'heard',
      externalId: frame.eventId,
      saidAt: now,
    } as const;
    const outcome = await ingest(scope, heard, stampOf(context));
    if (outcome.kind === 'forgotten') return say(t`That was deleted before, so it is not kept again.`, 'you');
    return linked(context, bet.id, outcome.item.id, stance);
  };
}

async function linked(
  context: Context,
  bet: string,
  item: `ITM-${number}`,
  stance: (typeof STANCES)[number],
) {
  await linkEvidence(context, bet, item, stance);
  return say(t`Kept as ${bold(item)}: ${stance} ${bold(bet)}.`);
}

function form(bet: string, stance: string | undefined) {
  return {
    audience: 'you',
    blocks: [],
    form: {
      command: `/bet evidence ${bet}`,
      title: `Evidence on ${bet}`,
      submit: 'Offer',
      fields: [
        {
          name: 'stance',
          label: 'It',
          kind: 'choice',
          optional: false,
          options: STANCES.map((value) => ({ label: `${value} the bet`, value })),
          ...(stance !== undefined && { value: stance }),
        },
        {
          name: 'what',
          label: 'What you know',
          kind: 'paragraph',
          optional: false,
          example: 'two customers asked to turn it off',
        },
      ],
    },
  } as const;
}
