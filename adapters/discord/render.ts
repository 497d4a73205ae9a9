import { clip } from '#core/chat/clip.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { code } from '#core/chat/text.ts';
import { apart, linesOf } from './blocks.ts';
import { arrange } from './components.ts';
import { escapeWithin, isSnowflake, markdown, plain, type Write } from './markdown.ts';

/** A message as Discord takes it: a body, and the files that go with it. */
export interface Rendered {
  readonly body: ReturnType<typeof bodyOf>;
  readonly files: readonly RenderedFile[];
}

export interface RenderedFile {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly contentType: string;
  readonly description?: string;
}

export interface RenderContext {
  /** The pictures of its charts; one without is told in words. */
  readonly drawn?: ReadonlyMap<Block, Uint8Array>;
  /** An address that goes with the message unseen: whose it is, and under which key it was sent. */
  readonly mark?: string;
  /** Who is named by it, loudly: nobody else ever is. */
  readonly ping?: string;
}

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const DESCRIPTION_MAX = 4096;
const FILES_MAX = 10;
/** What a server without boosts takes in one message is 10 MiB; a part of it is the message itself. */
const BYTES_MAX = 9.5 * 1024 * 1024;
const ALT_MAX = 1024;
const REST_NAME = 'all-of-it.txt';
const CUT = '-# … the rest is in the file.';

const COLOURS = { everyone: 0x3b82f6, you: 0x94a3b8, failed: 0xdc2626 } as const;

/** A reply as a message that never exceeds a limit of Discord's: what does not fit goes along as a file. */
export function render(reply: Reply, context: RenderContext = {}): Rendered {
  const { drawn = new Map<Block, Uint8Array>() } = context;
  const { rows, left } = arrange(reply.blocks);
  const blocks: readonly Block[] =
    left.length === 0
      ? reply.blocks
      : [
          ...reply.blocks,
          { kind: 'list', items: left.map(({ label, command }) => [label, ': ', code(command)]) },
        ];
  const isDrawn = (block: Block) => drawn.has(block);
  const written = write(blocks, markdown, isDrawn);
  const whole = written.join('\n');
  const inWords = write(blocks, plain, isDrawn);
  const fits = whole.length <= DESCRIPTION_MAX;
  const description = fits ? whole : cut(written, inWords);
  const rest: readonly RenderedFile[] = fits
    ? []
    : [
        {
          name: REST_NAME,
          data: inWords.join('\n').replace(/^(?:-#|###) /gm, ''),
          contentType: 'text/plain; charset=utf-8',
        },
      ];
  const files = within([...rest, ...filesOf(blocks), ...picturesOf(blocks, drawn)]);
  return { body: bodyOf(reply, description, rows, files, context), files: files.kept };
}

function write(blocks: readonly Block[], write: Write, isDrawn: (block: Block) => boolean): string[] {
  const lines: string[] = [];
  let above: Block | undefined;
  for (const block of blocks) {
    const own = linesOf(block, write, isDrawn);
    if (own.length === 0) continue;
    if (apart(above, block)) lines.push('');
    lines.push(...own);
    above = block;
  }
  return lines;
}

/** Whole lines while there is room, then one cut short in plain words: markup is never cut in two. */
function cut(lines: readonly string[], inWords: readonly string[]): string {
  let room = DESCRIPTION_MAX - CUT.length - 1;
  const kept: string[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.length + 1 > room) {
      const [, mark = '', words = ''] = LINE.exec(inWords[i] ?? '') ?? [];
      if (room > mark.length + 1) kept.push(mark + escapeWithin(words, room - mark.length - 1));
      break;
    }
    kept.push(line);
    room -= line.length + 1;
  }
  return [...kept, CUT].join('\n');
}

/** A line's mark, and what it says. */
const LINE = /^((?:### |> |-# |- )?)([\s\S]*)$/;

function filesOf(blocks: readonly Block[]): readonly RenderedFile[] {
  return blocks.flatMap((block) =>
    block.kind === 'file'
      ? [
          {
            name: fileName(block.name),
            data: block.content,
            contentType: `${block.mediaType}; charset=utf-8`,
          },
        ]
      : [],
  );
}

function picturesOf(
  blocks: readonly Block[],
  drawn: ReadonlyMap<Block, Uint8Array>,
): readonly RenderedFile[] {
  return blocks.flatMap((block, i) => {
    const data = block.kind === 'chart' ? drawn.get(block) : undefined;
    if (block.kind !== 'chart' || !data) return [];
    return [
      { name: `chart-${i}.png`, data, contentType: 'image/png', description: clip(block.alt, ALT_MAX) },
    ];
  });
}

interface Within {
  readonly kept: readonly RenderedFile[];
  readonly tooMuch: readonly string[];
}

function within(files: readonly RenderedFile[]): Within {
  const kept: RenderedFile[] = [];
  const tooMuch: string[] = [];
  let room = BYTES_MAX;
  for (const file of files) {
    const bytes = typeof file.data === 'string' ? Buffer.byteLength(file.data) : file.data.byteLength;
    const name = kept.some((other) => other.name === file.name) ? `${kept.length}-${file.name}` : file.name;
    if (kept.length === FILES_MAX || bytes > room) tooMuch.push(name);
    else {
      kept.push({ ...file, name });
      room -= bytes;
    }
  }
  return { kept, tooMuch };
}

function fileName(name: string): string {
  const clean = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '');
  return clean.slice(-100) || 'file';
}

function bodyOf(
  reply: Reply,
  description: string,
  rows: ReturnType<typeof arrange>['rows'],
  { kept, tooMuch }: Within,
  { mark, ping }: RenderContext,
) {
  const picture = kept.find(({ contentType }) => contentType === 'image/png');
  const footer =
    tooMuch.length === 0
      ? {}
      : {
          footer: {
            text: `Too large for Discord: ${clip(tooMuch.join(', '), 200)}. Where Ante runs: ante export`,
          },
        };
  const says = description.trim() !== '' || picture !== undefined || kept.length > 0;
  const isPinged = ping !== undefined && isSnowflake(ping);
  return {
    ...(isPinged && { content: `<@${ping}>` }),
    embeds: [
      {
        color: reply.failed ? COLOURS.failed : COLOURS[reply.audience],
        ...(mark !== undefined && { url: mark }),
        description: says && description.trim() !== '' ? description : '\u200b',
        ...(picture && { image: { url: `attachment://${picture.name}` } }),
        ...footer,
      },
    ],
    components: rows,
    allowed_mentions: { parse: [], ...(isPinged && { users: [ping] }) },
    attachments: kept.map(({ name, description: alt }, id) => ({
      id: String(id),
      filename: name,
      ...(alt !== undefined && alt !== '' && { description: alt }),
    })),
  };
}
