const KEY_BYTES = 32;

/** A key that seals tokens, as the configuration has it: 32 bytes in base64 or hex; undefined when it is none. */
export function readKey(text: string): Buffer | undefined {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return bytes.length === KEY_BYTES ? bytes : undefined;
}
