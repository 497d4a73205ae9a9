import { hash } from 'node:crypto';
import { z } from 'zod';

/** What a language model may be asked to do. A workspace can turn each off. */
export const MODEL_TASKS = ['capture', 'triage', 'labels', 'questions', 'drafting'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

/** `small` is fast and cheap, `strong` is for what has to be put into words. Which models these are is configured. */
export type ModelSize = 'small' | 'strong';

/** One file of `prompts/`: what a model is asked to do. Nothing a user typed is ever in it. */
export interface Prompt {
  /** The file's name without its ending: `capture-bet`. */
  readonly name: string;
  readonly task: ModelTask;
  readonly size: ModelSize;
  /** The answer is cut off here, thinking included. */
  readonly maxTokens: number;
  readonly instructions: string;
  /** The first twelve hex digits of the file's SHA-256: says in the log which wording was used. */
  readonly hash: string;
}

/** The shape that an answer must have. */
export type Shape<T> = z.ZodType<T>;

const FILE = /^---\n(?<head>[\s\S]*?)\n---\n(?<instructions>[\s\S]+)$/;

const Head = z.strictObject({
  task: z.enum(MODEL_TASKS),
  model: z.enum(['small', 'strong']),
  max_tokens: z.coerce.number().int().min(100).max(32_000),
});

/** Reads a prompt's file: `task`, `model` and `max_tokens` between `---` lines, then the instructions. @throws Error */
export function readPrompt(name: string, file: string): Prompt {
  const { head, instructions } = FILE.exec(file)?.groups ?? {};
  if (head === undefined || instructions === undefined) throw new Error(`prompt ${name} has no frontmatter`);
  const values = head.split('\n').map((line) => line.split(/:\s*(.*)/s).slice(0, 2) as [string, string]);
  const read = Head.safeParse(Object.fromEntries(values));
  if (!read.success) throw new Error(`prompt ${name}: ${z.prettifyError(read.error)}`);
  return {
    name,
    task: read.data.task,
    size: read.data.model,
    maxTokens: read.data.max_tokens,
    instructions: instructions.trim(),
    hash: hash('sha256', file).slice(0, 12),
  };
}
