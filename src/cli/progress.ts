const WIDTH = 30;

/** One line that is written over as the work goes on; nothing where the output is no terminal. */
export function progressBar(output: NodeJS.WriteStream, label: string) {
  if (!output.isTTY) return { show: () => {}, done: () => {} };
  return {
    show: (done: number, total: number): void => {
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const filled = Math.round(share * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      output.write(
        `\r${label} ${bar} ${String(Math.round(share * 100)).padStart(3)} % ${done}/${total}\x1b[K`,
      );
    },
    done: (): void => {
      output.write('\r\x1b[K');
    },
  };
}
