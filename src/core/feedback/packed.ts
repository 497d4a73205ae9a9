/** Numbers as text, for documents: a third of the size of a list of numbers, and many times as fast to read. */
export function pack(numbers: Int32Array | Uint16Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

export function unpackInts(text: string): Int32Array {
  return new Int32Array(bytesOf(text));
}

export function unpackShorts(text: string): Uint16Array {
  return new Uint16Array(bytesOf(text));
}

/** A copy, because small buffers are parts of a shared one and stand anywhere in it. */
function bytesOf(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text, 'base64')).buffer;
}
