import { expect, it } from 'vitest';
import { nextDigest } from '#core/checkin/digest.ts';

it.each([
  ['from Friday', '2026-12-18T12:00:00.000Z', 'Europe/Berlin', '2026-12-21T08:00:00.000Z'],
  ['from Monday before nine', '2026-12-21T07:59:59.999Z', 'Europe/Berlin', '2026-12-21T08:00:00.000Z'],
  ['from Monday at nine', '2026-12-21T08:00:00.000Z', 'Europe/Berlin', '2026-12-28T08:00:00.000Z'],
  ['where it is Monday already', '2026-12-20T12:00:00.000Z', 'Pacific/Auckland', '2026-12-20T20:00:00.000Z'],
  ['over a change of clocks', '2027-03-23T12:00:00.000Z', 'Europe/Berlin', '2027-03-29T07:00:00.000Z'],
])('the digest comes on Monday at nine: %s', (_, after, zone, expected) => {
  expect(nextDigest(after, zone)).toBe(expected);
});
