import { describe, expect, it } from 'vitest';
import { ALT_TEXT_MAX, altText } from '#core/report/alt-text.ts';
import { readings as given } from '../../adapters/charts/given.ts';

const readings = given({ readings: [] });

describe('the words for a chart', () => {
  it('tell the readings from the first to the last, with baseline, target and window', () => {
    const drawn = [
      { on: '2026-12-12', value: 34.2 },
      { on: '2026-11-22', value: 31.5 },
      { on: '2026-12-01', value: 33 },
    ];
    expect(altText({ ...readings, readings: drawn })).toBe(
      'Weekly retention. 3 readings, from 31.5 % on Sun 22 Nov 2026 to 34.2 % on Sat 12 Dec 2026. ' +
        'Target 36 %, baseline 31 %. Window: Fri 20 Nov 2026 to Tue 15 Dec 2026.',
    );
    expect(altText({ ...readings, readings: drawn.slice(0, 1) })).toContain(
      'One reading, 34.2 % on Sat 12 Dec 2026.',
    );
  });

  it('say what there is none of', () => {
    const { baseline: _, opens: __, ...bare } = readings;
    expect(altText({ ...bare, unit: '' })).toBe(
      'Weekly retention. No readings yet. Target 36, no baseline. Window: closes Tue 15 Dec 2026.',
    );
    expect(altText({ kind: 'calibration', title: '', bins: [] })).toBe('No calls to show yet.');
    expect(altText({ kind: 'bets-over-time', title: 'Bets', weeks: [] })).toBe('Bets. No bets yet.');
  });

  it('tell each bin of a calibration, up to ten', () => {
    const bin = { predicted: 0.8, observed: 0.5, n: 8 };
    expect(altText({ kind: 'calibration', title: 'Calibration', bins: [bin] })).toBe(
      'Calibration. Stated confidence against what came true: stated 80 %, came true 50 %, n=8.',
    );
    expect(altText({ kind: 'calibration', title: '', bins: Array(12).fill(bin) })).toMatch(
      /n=8; and 2 more\.$/,
    );
  });

  it('tell the first and the latest week', () => {
    const week = { from: '2026-11-09', open: 3, due: 1, called: 0 };
    const told = (weeks: readonly (typeof week)[]) =>
      altText({ kind: 'bets-over-time', title: 'Bets', weeks });
    expect(told([week])).toBe('Bets. 3 open, 1 due and 0 called in the week of Mon 9 Nov 2026.');
    expect(told([week, { ...week, from: '2026-11-16', called: 2 }])).toBe(
      'Bets. 2 weeks: from 3 open, 1 due and 0 called in the week of Mon 9 Nov 2026 ' +
        'to 3 open, 1 due and 2 called in the week of Mon 16 Nov 2026.',
    );
  });

  it('stay on one line and within every platform, whatever the title', () => {
    const told = altText({ ...readings, title: `a\n\u202eb\u0000${'😀'.repeat(3_000)}` });
    expect(told).toMatch(/^a b 😀+…\. No readings yet/u);
    const unit = `${'😀'.repeat(3_000)}\n`;
    expect(altText({ ...readings, unit })).not.toMatch(/[\uD800-\uDBFF]$/);
    const bins = Array(20).fill({ predicted: 0.8, observed: 0.5, n: 8 });
    expect(altText({ kind: 'calibration', title: 'x'.repeat(3_000), bins }).length).toBeLessThanOrEqual(
      ALT_TEXT_MAX,
    );
  });
});
