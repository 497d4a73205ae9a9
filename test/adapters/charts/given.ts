import type { Chart } from '#core/chat/reply.ts';

type Of<K extends Chart['kind']> = Extract<Chart, { kind: K }>;

export function readings(fields: Partial<Of<'readings'>> = {}): Of<'readings'> {
  return {
    kind: 'readings',
    title: 'Weekly retention',
    unit: '%',
    baseline: 31,
    target: 36,
    opens: '2026-11-20',
    closes: '2026-12-15',
    readings: [
      { on: '2026-11-27', value: 32 },
      { on: '2026-12-12', value: 34.2 },
    ],
    ...fields,
  };
}

export function calibration(fields: Partial<Of<'calibration'>> = {}): Of<'calibration'> {
  const bins = [
    { predicted: 0.62, observed: 0.5, n: 4 },
    { predicted: 0.81, observed: 0.5, n: 8 },
  ];
  return { kind: 'calibration', title: 'Calibration', bins, ...fields };
}

export function bets(fields: Partial<Of<'bets-over-time'>> = {}): Of<'bets-over-time'> {
  const weeks = [
    { from: '2026-11-09', open: 3, due: 1, called: 0 },
    { from: '2026-11-16', open: 2, due: 1, called: 2 },
  ];
  return { kind: 'bets-over-time', title: 'Bets', weeks, ...fields };
}
