import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.map((each) => rm(each, { recursive: true, force: true })));
});

/** A new folder, removed after the tests of the file. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'ante-'));
  folders.push(made);
  return made;
}
