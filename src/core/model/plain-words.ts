/** A link, an address, a mention or a command, with or without what makes it one in some chat. */
const POINTS_SOMEWHERE =
  /[a-z][\w+.-]{0,20}:\/\/|\bwww\.|\bmailto:|[\p{L}\p{N}-]{1,63}\.(?:[a-z]{2,}|xn--\w+)(?:[/:?#]|\b)|<[@#!]|(?<!\w)[@#]\w|\]\(|(?<!\S)\/[a-z]/iu;

/** Whether a text that a model wrote is words and nothing else: nothing in it leads anywhere, calls anybody or does anything. */
export function isPlainWords(text: string): boolean {
  return !POINTS_SOMEWHERE.test(text);
}
