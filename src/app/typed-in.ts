import type { Inbound } from '#core/chat/inbound.ts';

/** What the person typed, to give it back when it was not done. */
export function typedIn(inbound: Inbound): string {
  switch (inbound.kind) {
    case 'command':
    case 'mention':
      return inbound.text;
    case 'submit':
      return [
        inbound.command,
        ...Object.entries(inbound.values).map(([name, value]) => `${name}: ${value}`),
      ].join('\n');
    default:
      return '';
  }
}
