import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Every TypeScript file below a folder of the project, relative to its root. */
export function filesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;
const AREAS: Readonly<Record<string, string>> = {
  '#core/': 'src/core/',
  '#app/': 'src/app/',
  '#ports/': 'src/ports/',
  '#adapters/': 'adapters/',
};

/** What a file imports: project files by their path, packages by their name. */
export function importsOf(file: string): readonly string[] {
  return [...textOf(file).matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    if (specifier.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(file), specifier));
    const area = Object.keys(AREAS).find((prefix) => specifier.startsWith(prefix));
    return area ? AREAS[area] + specifier.slice(area.length) : specifier;
  });
}
