import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** A message that the chat accepted. */
export interface Delivered {
  readonly workspace: string;
  readonly place: string;
  readonly key: string;
  /** When its sender began to send it, by the sender's clock. */
  readonly at: string;
}

/** What happens to one sending. After those that were planned all is well. */
export type Fault =
  | { readonly kind: 'none' | 'cut-before' | 'cut-after' | 'fail-after' | 'gone' }
  | { readonly kind: 'refuse'; readonly retryAfterS: number }
  | { readonly kind: 'slow'; readonly ms: number };

export interface ChatLog {
  readonly url: string;
  plan(faults: readonly Fault[]): Promise<void>;
  /** What was delivered, and how many sendings came before they were allowed to. */
  read(): Promise<{ readonly delivered: readonly Delivered[]; readonly early: number }>;
  stop(): void;
}

/** Starts the chat's server. */
export async function startChat(): Promise<ChatLog> {
  const path = fileURLToPath(new URL('chat-server.ts', import.meta.url));
  const server: ChildProcess = spawn(process.execPath, [path], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!server.stdout) throw new Error('the chat has no output');
  const [line] = await once(server.stdout, 'data');
  const url = String(line).trim();
  return {
    url,
    plan: async (faults) => {
      await fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify({ faults }) });
    },
    read: async () =>
      (await (await fetch(`${url}/delivered`)).json()) as Awaited<ReturnType<ChatLog['read']>>,
    stop: () => server.kill('SIGKILL'),
  };
}
