/** How a terminal takes pictures among its text, where it does. */
export type ImageProtocol = 'kitty' | 'iterm2';

export interface TerminalFacts {
  readonly isTTY: boolean;
  readonly kittyWindowId?: string | undefined;
  readonly termProgram?: string | undefined;
  readonly tmux?: string | undefined;
}

/** Which protocol the terminal says it has. Inside tmux none: it would swallow or scatter the picture. */
export function imageProtocol({
  isTTY,
  kittyWindowId,
  termProgram,
  tmux,
}: TerminalFacts): ImageProtocol | undefined {
  if (!isTTY || tmux) return undefined;
  if (kittyWindowId || termProgram === 'ghostty') return 'kitty';
  return termProgram === 'iTerm.app' || termProgram === 'WezTerm' ? 'iterm2' : undefined;
}

/** The most base64 that one kitty escape may carry (sw.kovidgoyal.net/kitty/graphics-protocol). */
const KITTY_CHUNK = 4096;

/** The escape sequence that shows a PNG, at most `columns` wide. */
export function inlineImage(png: Uint8Array, protocol: ImageProtocol, columns: number): string {
  const base64 = Buffer.from(png).toString('base64');
  if (protocol === 'iterm2') {
    return `\x1b]1337;File=inline=1;size=${png.length};width=${columns};preserveAspectRatio=1:${base64}\x07\n`;
  }
  const chunks = base64.match(new RegExp(`.{1,${KITTY_CHUNK}}`, 'g')) ?? [];
  const parts = chunks.map((chunk, i) => {
    // a=T shows it, f=100 is PNG, q=2 keeps the terminal from answering into what is being typed.
    const control = i === 0 ? `a=T,f=100,q=2,c=${columns},` : 'q=2,';
    return `\x1b_G${control}m=${i < chunks.length - 1 ? 1 : 0};${chunk}\x1b\\`;
  });
  return `${parts.join('')}\n`;
}
