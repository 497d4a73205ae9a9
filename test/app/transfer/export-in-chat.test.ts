import { describe, expect, it } from 'vitest';
import { importWorkspace } from '#app/transfer/import-workspace.ts';
import type { Block, Reply } from '#core/chat/reply.ts';
import { words } from '../chat.ts';
import { SENTENCE } from '../given.ts';
import { openWorkspace } from '../workspace.ts';

function filesIn({ blocks }: Reply): Readonly<Record<string, string>> {
  const files = blocks.filter((block): block is Extract<Block, { kind: 'file' }> => block.kind === 'file');
  return Object.fromEntries(files.map(({ name, content }) => [name, content]));
}

describe('/bet export', () => {
  it('hands over JSON that can be taken back, Markdown and CSV, to nobody but who asked', async () => {
    const chat = await openWorkspace();
    await chat.live('ana', SENTENCE);
    const reply = await chat.says('ana', '/bet export');
    expect(reply.audience).toBe('you');
    const files = filesIn(reply);
    expect(Object.keys(files)).toEqual(['ante-export.json', 'ante-export.md', 'ante-bets.csv']);
    const other = await openWorkspace();
    await importWorkspace(other.scope, async function* () {
      yield files['ante-export.json'] ?? '';
    });
    expect(filesIn(await other.says('ana', '/bet export'))).toEqual(files);
  });

  it('tells the story of each bet, assumption and theme in Markdown', async () => {
    const chat = await openWorkspace();
    await chat.live('ana', SENTENCE);
    await chat.hear({ id: 'THM-1', label: 'slow *exports*' }, [
      { text: '# not a heading\n<b>slow</b>', author: 'dana' },
      { text: 'please make them faster', author: 'eli' },
    ]);
    await chat.says('ana', '/bet link BET-1 THM-1 contradicts');
    await chat.says('ana', '/bet edit BET-1 to: 35%');
    await chat.says('ana', '/bet call BET-1 invalidated because nobody came');
    const text = filesIn(await chat.says('ana', '/bet export'))['ante-export.md'] ?? '';
    for (const piece of [
      '\n### BET-1 · add saved searches\n\nIf we add saved searches, we expect weekly retention',
      '- Stage: called invalidated\n- Owner: @ana\n',
      'SHA-256 `',
      'Goalposts moved by @ana, 2026-11-20: target.',
      'Readings:\n\n- Fri 20 Nov 2026: 31 % (baseline)\n',
      '**Called invalidated** by @ana, 2026-11-20:\n\n> nobody came\n',
      'History:\n\n- 2026-11-20 14:00Z @ana drafted **BET-1**',
      '## Assumptions\n\n- **ASM-1** people re-type the same filters (untested; carries BET-1)\n',
      '### THM-1 · slow \\*exports\\*\n\n2 items from 2 people',
      '- contradicts BET-1\n',
      '> \\# not a heading\n> \\<b\\>slow\\</b\\>\n>\n> dana, 2026-11-20\n',
      '## Decision log\n\n- 2026-11-20 14:00Z @ana ',
    ])
      expect(text).toContain(piece);
  });

  it('is refused in a chat when it is too large for one, with what to type instead', async () => {
    const chat = await openWorkspace();
    await chat.hear(
      { id: 'THM-1', label: 'essays' },
      Array.from({ length: 250 }, () => ({ text: 'x'.repeat(19_000) })),
    );
    expect(words(await chat.says('ana', '/bet export'))).toContain('too large for a chat');
  });
});
