import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Block, Chart, Reply } from '#core/chat/reply.ts';
import type { UserError } from '#core/errors.ts';
import { slug } from '#core/ids.ts';
import type { ChartRenderer } from '#ports/chart-renderer.ts';
import type { Logger } from '#ports/logger.ts';
import { codeOf, fileTrouble } from './errors.ts';

export interface AttachmentOptions {
  /** Where charts and files are written; created when needed. */
  readonly folder: string;
  /** Without one, charts are their words alone. */
  readonly charts?: ChartRenderer | undefined;
  readonly logger: Logger;
}

/** What came of a reply's charts and files. */
export interface Attachments {
  readonly whereabouts: (block: Block) => string | undefined;
  /** The charts that were drawn, as PNG. */
  readonly images: readonly Uint8Array[];
  /** Why a file could not be handed over. */
  readonly trouble?: UserError;
}

/** Writes a reply's charts and files to the folder. */
export async function attach(reply: Reply, options: AttachmentOptions): Promise<Attachments> {
  const places = new Map<Block, string>();
  const images: Uint8Array[] = [];
  let trouble: UserError | undefined;
  for (const block of reply.blocks) {
    if (block.kind === 'file') {
      try {
        places.set(block, await keepFile(block.name, block.content, options.folder));
      } catch (error) {
        trouble = fileTrouble(error, options.folder);
      }
    }
    if (block.kind === 'chart' && options.charts) {
      const drawn = await draw(block.chart, options.charts, options);
      if (drawn) {
        images.push(drawn.png);
        places.set(block, drawn.path);
      }
    }
  }
  return { whereabouts: (block) => places.get(block), images, ...(trouble && { trouble }) };
}

/** A chart that cannot be drawn or kept is no loss to the person: its words are shown in any case. */
async function draw(
  chart: Chart,
  charts: ChartRenderer,
  { folder, logger }: AttachmentOptions,
): Promise<{ readonly png: Uint8Array; readonly path: string } | undefined> {
  try {
    const png = await charts.render(chart);
    return { png, path: await keepChart(chart, png, folder) };
  } catch (error) {
    logger.warn({ err: error }, 'a chart could not be drawn');
    return undefined;
  }
}

/** Never overwrites: `export.md`, `export-2.md`, `export-3.md`. */
async function keepFile(name: string, content: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const clean = fileName(name);
  const extension = extname(clean);
  const stem = clean.slice(0, clean.length - extension.length);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? clean : `${stem}-${n}${extension}`);
    try {
      await writeFile(path, content, { flag: 'wx' });
      return path;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** A chart is named by what is on it: drawn twice it is one file. */
async function keepChart(chart: Chart, png: Uint8Array, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${slug(chart.title) || 'chart'}-${hash('sha256', png).slice(0, 8)}.png`);
  await writeFile(path, png);
  return path;
}

/** A name without a path in it, that no shell or file system takes for anything else. */
export function fileName(name: string): string {
  const clean = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(-100)
    .replace(/^[.-]+/, '');
  return clean === '' ? 'file' : clean;
}
