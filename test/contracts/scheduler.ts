import { afterEach, describe, expect, it, vi } from 'vitest';
import { RetryableError } from '#core/errors.ts';
import type { Logger } from '#ports/logger.ts';
import type { Scheduler } from '#ports/scheduler.ts';
import { aLog } from './log.ts';

const HOUR_MS = 3_600_000;
/** As short as every scheduler can do. */
const SHORT_MS = 50;

/** Waits until it is so. */
export function until(condition: () => boolean): Promise<void> {
  return vi.waitFor(() => expect(condition()).toBe(true), { timeout: 15_000, interval: 5 });
}

/** A sweep that counts its runs and stays in each while it is held. */
export function aSweep() {
  let open: () => void = () => {};
  let gate = Promise.resolve();
  const sweep = {
    runs: 0,
    atOnce: 0,
    mostAtOnce: 0,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    letGo() {
      open();
    },
    async run() {
      sweep.runs += 1;
      sweep.atOnce += 1;
      sweep.mostAtOnce = Math.max(sweep.mostAtOnce, sweep.atOnce);
      await gate;
      sweep.atOnce -= 1;
    },
  };
  return sweep;
}

/** What every scheduler promises. `make` gives one that shares nothing with any other. */
export function schedulerContract(name: string, make: (logger: Logger) => Scheduler): void {
  describe(`${name} keeps the contract of a scheduler`, () => {
    const made: Scheduler[] = [];
    const scheduler = (logger: Logger = aLog()): Scheduler => {
      const one = make(logger);
      made.push(one);
      return one;
    };
    afterEach(async () => {
      await Promise.all(made.splice(0).map((one) => one.stop()));
    });

    /** Passes when another scheduler's short rhythm has come round a few times: whatever was to happen has. */
    const aWhile = async (): Promise<void> => {
      const other = scheduler();
      const beat = aSweep();
      other.every('beat', SHORT_MS, beat.run);
      await other.start();
      await until(() => beat.runs > 4);
    };

    it('runs each sweep soon after start, and not again before its time', async () => {
      const one = scheduler();
      const sweeps = [aSweep(), aSweep()];
      sweeps.forEach((sweep, i) => {
        one.every(`sweep-${i}`, HOUR_MS, sweep.run);
      });
      await one.start();
      await until(() => sweeps.every(({ runs }) => runs === 1));
      await aWhile();
      expect(sweeps.map(({ runs }) => runs)).toEqual([1, 1]);
    });

    it('runs a sweep again and again', async () => {
      const one = scheduler();
      const sweep = aSweep();
      one.every('sweep', SHORT_MS, sweep.run);
      await one.start();
      await until(() => sweep.runs >= 5);
    });

    it('never runs a sweep beside itself, nor lets one hold up another', async () => {
      const one = scheduler();
      const slow = aSweep();
      const quick = aSweep();
      slow.hold();
      one.every('slow', SHORT_MS, slow.run);
      one.every('quick', SHORT_MS, quick.run);
      await one.start();
      await until(() => slow.runs === 1 && quick.runs > 4);
      await one.wake('slow');
      expect(slow.runs).toBe(1);
      slow.letGo();
      await until(() => slow.runs > 3);
      expect(slow.mostAtOnce).toBe(1);
    });

    it.each([
      ['error', new Error('a defect')],
      ['warn', new RetryableError('not now', 10)],
    ])('reports a sweep that throws, as %s, and runs it again', async (level, thrown) => {
      const log = aLog();
      const one = scheduler(log);
      let runs = 0;
      one.every('sweep', SHORT_MS, async () => {
        runs += 1;
        if (runs < 3) throw thrown;
      });
      await one.start();
      await until(() => runs > 3);
      const line = `${level} a sweep failed; it runs again`;
      expect(log.lines).toEqual([line, line]);
    });

    it('wakes a sweep', async () => {
      const one = scheduler();
      const sweep = aSweep();
      one.every('sweep', HOUR_MS, sweep.run);
      await one.start();
      await until(() => sweep.runs === 1 && sweep.atOnce === 0);
      await one.wake('sweep');
      await until(() => sweep.runs === 2);
    });

    it('runs a sweep that is woken while it runs once more, however often it was', async () => {
      const one = scheduler();
      const sweep = aSweep();
      sweep.hold();
      one.every('sweep', HOUR_MS, sweep.run);
      await one.start();
      await until(() => sweep.runs === 1);
      await Promise.all([one.wake('sweep'), one.wake('sweep'), one.wake('sweep')]);
      sweep.letGo();
      await until(() => sweep.runs === 2);
      await aWhile();
      expect([sweep.runs, sweep.mostAtOnce]).toEqual([2, 1]);
    });

    it('waits for running sweeps when it stops, and then runs nothing, woken or not', async () => {
      const one = scheduler();
      const sweep = aSweep();
      sweep.hold();
      one.every('sweep', SHORT_MS, sweep.run);
      await one.start();
      await until(() => sweep.runs === 1);
      let stopped = false;
      const stopping = one.stop().then(() => {
        stopped = true;
      });
      await aWhile();
      expect(stopped).toBe(false);
      sweep.letGo();
      await stopping;
      await one.wake('sweep');
      await aWhile();
      expect([sweep.runs, sweep.atOnce]).toEqual([1, 0]);
    });

    it('does nothing before it is started', async () => {
      const one = scheduler();
      const sweep = aSweep();
      one.every('sweep', SHORT_MS, sweep.run);
      await one.wake('sweep');
      await aWhile();
      expect(sweep.runs).toBe(0);
    });

    it('knows its sweeps by name', async () => {
      const one = scheduler();
      one.every('sweep', HOUR_MS, aSweep().run);
      expect(() => one.every('sweep', HOUR_MS, aSweep().run)).toThrow('declared twice');
      await expect(one.wake('sweeep')).rejects.toThrow('no sweep');
    });
  });
}
