import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, importsOf, ROOT, textOf } from './source.ts';

/** The files of an area that import something the area may not, as `file -> import`. */
function breaches(area: string, allowed: (imported: string, file: string) => boolean): readonly string[] {
  return filesIn(area).flatMap((file) =>
    importsOf(file)
      .filter((imported) => !allowed(imported, file))
      .map((imported) => `${file} -> ${imported}`),
  );
}

/** A file without its comments, which may name what the code must not. */
const codeOf = (file: string) => textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

const inside = (imported: string, ...areas: readonly string[]) =>
  areas.some((area) => imported.startsWith(area));
const isProject = (imported: string) => inside(imported, 'src/', 'adapters/', 'test/', 'bench/');
const adapterOf = (path: string) => path.split('/')[1];

describe('the dependency rule', () => {
  it('lets core import zod, itself, and one pure function of the runtime', () => {
    const hashes = (imported: string, file: string) =>
      imported === 'node:crypto' && /import \{ hash \} from 'node:crypto'/.test(textOf(file));
    expect(
      breaches(
        'src/core',
        (imported, file) => inside(imported, 'src/core/') || imported === 'zod' || hashes(imported, file),
      ),
    ).toEqual([]);
  });

  it('keeps clock, chance, I/O and the environment out of core', () => {
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random|process\.|console\.|setTimeout|fetch\(/;
    expect(filesIn('src/core').filter((file) => impure.test(codeOf(file)))).toEqual([]);
  });

  it('keeps platform words out of core and app', () => {
    const words = /\b(slack|discord|mongo|mongoose|sqlite|bolt)\b/i;
    const code = (file: string) => textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect([...filesIn('src/core'), ...filesIn('src/app')].filter((file) => words.test(code(file)))).toEqual(
      [],
    );
  });

  it('lets ports import core and each other', () => {
    expect(breaches('src/ports', (imported) => inside(imported, 'src/core/', 'src/ports/'))).toEqual([]);
  });

  it('lets app import core, ports and itself, and no package but zod', () => {
    expect(
      breaches(
        'src/app',
        (imported) => inside(imported, 'src/core/', 'src/ports/', 'src/app/') || imported === 'zod',
      ),
    ).toEqual([]);
  });

  it('lets an adapter import core, ports, its own folder and packages; never app, never another adapter', () => {
    const own = (imported: string, file: string) =>
      inside(imported, 'adapters/') && adapterOf(imported) === adapterOf(file);
    expect(
      breaches(
        'adapters',
        (imported, file) =>
          !isProject(imported) || inside(imported, 'src/core/', 'src/ports/') || own(imported, file),
      ),
    ).toEqual([]);
  });

  it('finds imports of every form', () => {
    // Guards the tests above: a reader of imports that reads none would pass them all.
    expect(importsOf('test/house/dependency-rule.test.ts')).toEqual([
      'node:fs',
      'node:path',
      'vitest',
      'test/house/source.ts',
    ]);
    expect(importsOf('src/compose/open-store.ts')).toContain('adapters/sqlite/index.ts');
  });
});

describe('the layout', () => {
  it('gives every chat adapter the same files', () => {
    const chats = readdirSync(join(ROOT, 'adapters')).filter((name) =>
      ['console', 'slack', 'discord'].includes(name),
    );
    expect(chats).toContain('console');
    for (const chat of chats) {
      expect(readdirSync(join(ROOT, 'adapters', chat))).toEqual(
        expect.arrayContaining(['listen.ts', 'render.ts', 'errors.ts', 'index.ts']),
      );
    }
  });

  it('keeps every file under 300 lines', () => {
    const long = filesIn('src', 'adapters', 'test', 'bench').filter(
      (file) => textOf(file).split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });

  it('has no export that nothing else uses', () => {
    const files = filesIn('src', 'adapters', 'test', 'bench');
    const texts = new Map(files.map((file) => [file, textOf(file)]));
    const unused = files
      .filter((file) => inside(file, 'src/', 'adapters/'))
      .flatMap((file) =>
        [
          ...(texts.get(file) ?? '').matchAll(
            /^export (?:async )?(?:const|function\*?|class|type|interface) (\w+)/gm,
          ),
        ]
          .map((match) => match[1] ?? '')
          .filter((name) => {
            const word = new RegExp(`\\b${name}\\b`);
            const elsewhere = files.some((other) => other !== file && word.test(texts.get(other) ?? ''));
            // A type that only its own file names is still part of an exported signature there.
            const within = (texts.get(file) ?? '').match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
            return !elsewhere && within < 2;
          })
          .map((name) => `${file}: ${name}`),
      );
    expect(unused).toEqual([]);
  });
});
