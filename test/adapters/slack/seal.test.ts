import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKey } from '#adapters/slack/key.ts';
import { makeSeal } from '#adapters/slack/seal.ts';

const seal = makeSeal(Buffer.alloc(32, 1));

describe('a seal', () => {
  it('opens to what was sealed, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, about) => {
        const sealed = seal.seal(secret, about);
        expect(seal.open(sealed, about)).toBe(secret.toWellFormed());
        expect(seal.seal(secret, about)).not.toBe(sealed);
      }),
    );
  });

  it('does not open for another workspace, with another key, or changed anywhere', () => {
    const sealed = seal.seal('xoxb-1', 'slack:T1');
    expect(() => seal.open(sealed, 'slack:T2')).toThrow();
    expect(() => makeSeal(Buffer.alloc(32, 2)).open(sealed, 'slack:T1')).toThrow();
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => seal.open(`v1.${changed.toString('base64url')}`, 'slack:T1')).toThrow();
    }
    for (const none of ['', 'v1.', 'v2.xxxx', 'v1.AAAA']) expect(() => seal.open(none, 'slack:T1')).toThrow();
  });

  it('takes a key of 32 bytes, in base64 or hex', () => {
    const key = Buffer.alloc(32, 7);
    expect(readKey(key.toString('base64'))).toEqual(key);
    expect(readKey(key.toString('hex'))).toEqual(key);
    for (const none of ['', 'short', Buffer.alloc(31).toString('base64')])
      expect(readKey(none)).toBeUndefined();
  });
});
