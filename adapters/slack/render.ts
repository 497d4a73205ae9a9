import type { types } from '@slack/bolt';
import { clip } from '#core/chat/clip.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import type { Text } from '#core/chat/text.ts';
import { type Piece, piecesOf } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { inert, mrkdwn, plain } from './spans.ts';
import { wordsOf } from './words.ts';

/** A file that goes with a message, into its thread. */
export interface Attachment {
  readonly name: string;
  readonly content: string;
}

/** A reply as Slack takes it. */
export interface Rendered {
  /** What notifications show, and screens that show no blocks. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  /** The reply's files; and where something was left out, the whole of it as text. */
  readonly files: readonly Attachment[];
}

const MESSAGE = { blocks: LIMITS.blocksPerMessage, characters: LIMITS.charactersPerMessage };
/** Room is left for a form's inputs. */
const VIEW = { blocks: LIMITS.blocksPerView - 10, characters: 4 * LIMITS.charactersPerMessage };

const WHOLE = 'show-all.txt';

/** A reply as a message, within every limit that Slack has. What does not fit is in a file, and the message says so. */
export function render(reply: Reply): Rendered {
  const { pieces, cut } = squeeze(
    reply.blocks,
    MESSAGE,
    'Too long to be shown. Show all: the file that comes with it.',
  );
  const files = reply.blocks.flatMap((block) =>
    block.kind === 'file' ? [{ name: block.name, content: block.content }] : [],
  );
  const whole = cut ? [{ name: WHOLE, content: wordsOf(reply.blocks) }] : [];
  return {
    text: gist(reply.blocks),
    blocks: pieces,
    files: [...files, ...whole],
  };
}

/** A reply's blocks as they are shown in a modal or on the App Home. */
export function renderInView(blocks: readonly Block[]): types.KnownBlock[] {
  return squeeze(blocks, VIEW, 'Too long to be shown here. Type the command in a channel to see it all.')
    .pieces;
}

/** What it is about, and its first words; small print only where there is nothing else. */
function gist(blocks: readonly Block[]): string {
  const kinds: readonly Block['kind'][] = ['heading', 'text', 'note'];
  const lines = kinds.flatMap((kind) =>
    blocks.flatMap((block) => (block.kind === kind && 'text' in block ? [lineOf(block.text)] : [])),
  );
  const said = lines.filter((line) => line.trim() !== '');
  return said.slice(0, GIST_LINES).join('\n') || 'Ante';
}

const GIST_LINES = 2;
const LINE_CHARACTERS = 1_000;

/** People by their names where that can be said, else as mere words. */
function lineOf(text: Text | string): string {
  const words = typeof text === 'string' ? [text] : text;
  const line = mrkdwn(words);
  return line !== undefined && line.length <= LINE_CHARACTERS
    ? line
    : inert(clip(plain(words), LINE_CHARACTERS));
}

interface Room {
  readonly blocks: number;
  readonly characters: number;
}

/** As many pieces as there is room for, in their order: what can be pressed comes first, then what can be read. */
function squeeze(blocks: readonly Block[], room: Room, note: string) {
  const pieces: Piece[] = [];
  for (const block of blocks) pieces.push(...piecesOf(block, pressable(pieces)));
  const kept = new Set<Piece>();
  let cut = pieces.some((piece) => piece.cut);
  // Room for the note that says that something is missing.
  let left = { blocks: room.blocks - 1, characters: room.characters - 200 };
  const inTurn = [...pieces.filter(isPressable), ...pieces.filter((piece) => !isPressable(piece))];
  for (const piece of inTurn) {
    const size = sizeOf(piece.block);
    if (left.blocks < 1 || left.characters < size) {
      cut = true;
      continue;
    }
    kept.add(piece);
    left = { blocks: left.blocks - 1, characters: left.characters - size };
  }
  const shown = pieces.filter((piece) => kept.has(piece)).map(({ block }) => block);
  return { pieces: cut ? [...shown, noteBlock(note)] : shown, cut };
}

function noteBlock(text: string): types.KnownBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
}

function isPressable({ block }: Piece): boolean {
  return block.type === 'actions';
}

function pressable(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { block }) => sum + (block.type === 'actions' ? block.elements.length : 0), 0);
}

/** More than Slack counts: the structure as well. */
function sizeOf(block: types.KnownBlock): number {
  return JSON.stringify(block).length;
}
