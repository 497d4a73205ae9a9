/** A form that is kept: what a button or a modal of it carries as its id. */
export interface FormId {
  /** The event that it was opened by. */
  readonly event: string;
  /** Which part is opened or was filled in; `send` sends what there is. */
  readonly part: number | 'send';
}

export function writeFormId({ event, part }: FormId): string {
  return `form:${event}:${part}`;
}

export function readFormId(text: string): FormId | undefined {
  const [, event, part] = /^form:(\d+):(\d{1,2}|send)$/.exec(text) ?? [];
  if (event === undefined) return undefined;
  return { event, part: part === 'send' ? 'send' : Number(part) };
}
