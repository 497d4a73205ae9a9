/** Between these a process can die; named, so that a test can make it die there. */
export type Step =
  | 'event-kept'
  | 'event-done'
  | 'checkin-composed'
  | 'checkin-queued'
  | 'claimed'
  | 'looked-up'
  | 'accepted'
  | 'marked';

/** Something that wants to know how far the work is. */
export interface Watched {
  readonly reached?: (step: Step) => Promise<void> | void;
}
