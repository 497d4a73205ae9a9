import { anyOf } from './languages/index.ts';

/** What moves a metric and which way, in all languages, as sources for regular expressions with the flags `iu`. */
export const UP = anyOf('up');
export const DOWN = anyOf('down');
export const MOVE_VERB = `(?:${UP}|${DOWN}|${anyOf('neutral')})`;
export const TRANSITIVE = `(?:${anyOf('transitive')})`;
