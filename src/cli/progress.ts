const WIDTH = 30;

/**
 * One line that is written over as the work goes on; nothing where the output is no terminal. Without a total it
 * only counts.
 */
export function progressBar(output: NodeJS.WriteStream) {
  if (!output.isTTY) return { show: () => {}, done: () => {} };
  return {
    show: (label: string, done: number, total?: number): void => {
      output.write(`\r${label} ${total === undefined ? done : barOf(done, total)}\x1b[K`);
    },
    done: (): void => {
      output.write('\r\x1b[K');
    },
  };
}

function barOf(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const percent = String(Math.round(share * 100)).padStart(3);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} % ${done}/${total}`;
}
