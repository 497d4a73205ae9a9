/**
 * The words of one language that bets are read by. `up` to `transitive` are whole words, the rest are sources for
 * regular expressions with the flags `iu`; what ends a word is added where they are used.
 */
export interface Language {
  readonly up: readonly string[];
  readonly down: readonly string[];
  /** Verbs that move a metric without saying which way. */
  readonly neutral: readonly string[];
  /** Verbs that take the metric as their object: "lift retention". */
  readonly transitive: readonly string[];
  /** What opens the change: "if we". */
  readonly conditions: readonly string[];
  /** What opens the outcome: "we expect that". */
  readonly expectations: readonly string[];
  /** What opens a reason: "because". */
  readonly reasons: readonly string[];
}

/** The forms of regular verbs: each stem with each ending of its conjugation. */
export function conjugate(stems: string, endings: string): readonly string[] {
  return words(stems).map((stem) => `${stem}(?:${words(endings).join('|')})`);
}

/** A list of words as it is easiest to read and to change: with spaces between them. */
export function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
