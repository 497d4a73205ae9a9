import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Prompt, readPrompt } from '#core/model/prompt.ts';

const FOLDER = join(import.meta.dirname, '../../prompts');

/** Every prompt of `prompts/`, by its name. @throws Error when one cannot be read: a defect of the installation */
export function loadPrompts(): ReadonlyMap<string, Prompt> {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'README.md');
  return new Map(
    names.map((file) => {
      const name = file.replace(/\.md$/, '');
      return [name, readPrompt(name, readFileSync(join(FOLDER, file), 'utf8'))];
    }),
  );
}
