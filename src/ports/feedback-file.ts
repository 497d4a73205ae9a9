/** One row of a file of feedback, as it stands in the file: nothing of it is checked but that it could be read. */
export interface FeedbackRow {
  /** Where it stands, as people count: in a table the header is row 1, elsewhere rows are lines. */
  readonly row: number;
  readonly text: string;
  readonly id?: string;
  readonly author?: string;
  readonly date?: string;
  readonly link?: string;
}

/** A row that could not be read, and why, as a sentence. */
export interface UnreadableRow {
  readonly row: number;
  readonly problem: string;
}

export interface FeedbackFile {
  /**
   * The rows in order, from the beginning each time it is called; empty ones are left out. Memory does not grow with
   * the file.
   * @throws UserError when the file as a whole cannot be read: no UTF-8, no column with the text
   */
  rows(): AsyncIterable<FeedbackRow | UnreadableRow>;
}

/** Reads a file that was handed over. @throws UserError when it is none of feedback */
export type ReadFeedbackFile = (name: string, bytes: Uint8Array) => Promise<FeedbackFile>;

/** @throws UserError when there is no such file, or it may not be read */
export type OpenFeedbackFile = (path: string) => Promise<FeedbackFile>;
