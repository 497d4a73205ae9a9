import { createReadStream } from 'node:fs';
import { UserError } from '#core/errors.ts';

/** The text in some bytes, piece by piece, without a byte order mark. @throws UserError when it is not UTF-8 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new UserError(
        'The file is not in UTF-8. Save it as "CSV UTF-8", or as JSON lines, and take that.',
      );
    }
    throw error;
  }
}

/** The text of a file. @throws UserError when it is not UTF-8 */
export const textOf = (path: string): AsyncGenerator<string> =>
  decoded(createReadStream(path, { highWaterMark: 256 * 1024 }));

/** The first `most` characters of a text that comes in pieces, or all of a shorter one. */
export async function beginning(pieces: AsyncIterable<string>, most: number): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length >= most) break;
  }
  return text.slice(0, most);
}
