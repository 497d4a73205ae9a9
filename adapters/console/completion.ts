import type { MemberId, WorkspaceId } from '#core/ids.ts';
import type { Complete, Completion } from '#ports/chat-platform.ts';
import { hang } from './layout.ts';
import { OWN_COMMANDS } from './listen.ts';
import type { People } from './people.ts';
import { safeLine } from './safe.ts';
import type { Paint } from './style.ts';

const AT_MOST = 25;

export interface CompletionDeps {
  readonly workspace: WorkspaceId;
  readonly member: () => MemberId;
  readonly people: People;
  readonly complete: Complete;
}

/** What Tab offers: the console's own commands first, then what the core knows. */
export async function completions(line: string, deps: CompletionDeps): Promise<readonly Completion[]> {
  const own = ownCompletions(line, deps.people);
  // An argument of the console's own commands is nothing the core could complete.
  if (own.length > 0 && /\s/.test(line)) return own;
  const asked = await deps.complete({ workspace: deps.workspace, member: deps.member(), text: line });
  return [...asked, ...own].slice(0, AT_MOST);
}

function ownCompletions(line: string, people: People): readonly Completion[] {
  const [, command = '', typed = ''] = /^\/(as|join)\s+[@#]?(\S*)$/i.exec(line) ?? [];
  const like = (name: string) => name.toLowerCase().startsWith(typed.toLowerCase());
  switch (command.toLowerCase()) {
    case 'as':
      return people
        .members()
        .filter(({ name }) => like(name))
        .map(({ id, name }) => ({ text: `/as ${id}`, label: name }));
    case 'join':
      return people
        .channels()
        .filter(like)
        .map((channel) => ({ text: `/join #${channel}`, label: `#${channel}` }));
    default:
      return OWN_COMMANDS.map((own) => `/${own}`)
        .filter((own) => own.startsWith(line.toLowerCase()) && line !== '')
        .map((own) => ({ text: `${own} `, label: own }));
  }
}

/** Several completions as a list to choose from by typing on. */
export function listCompletions(found: readonly Completion[], columns: number, paint: Paint): string {
  const lines = found.flatMap(({ text, label }) => {
    const said = safeLine(text).trim();
    const meaning = safeLine(label);
    return hang('  ', meaning === said ? said : `${said}  ${paint('faint', meaning)}`, columns);
  });
  return `${lines.join('\n')}\n`;
}
