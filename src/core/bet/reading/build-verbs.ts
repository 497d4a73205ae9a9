import { words } from './languages/language.ts';

/** Verbs that a change begins with: "add saved searches", "let people pause". */
const VERBS = words(`
  add allow ask autofill automate batch block bring build bundle cache cap change charge compress consolidate create cut default
  delete deploy disable do drop embed enable expose fix gate get give hide highlight hire implement improve increase index
  inline integrate introduce invite kill launch let localise localize lower make merge migrate move offer
  offload onboard open paginate personali[sz]e pin precompute prefetch prefill preload prebuild publish put raise rebuild
  redesign redirect reduce refactor release remove rename reorder replace require rework rewrite rip roll run send set
  shard ship shorten show simplify skip split start stop sunset support surface swap switch teach track translate trim try
  turn upgrade use write`);
/** Rarer ones, which stand for a change only where they are its first word. */
const OTHERS = words(`
  auto-assign auto-play auto-translate autosave bump double gamify go gray grey halve have lazy-load memoize
  nudge prewarm rank retire seed sell sort sponsor stream unify`);

/** "Ship" doubles its last letter, "make" loses it: shipping, making. */
function gerundOf(verb: string): string {
  if (/^[^aeiou]*[aeiou][bdgmnprt]$/.test(verb)) return `${verb}${verb.at(-1)}ing`;
  return `${verb.replace(/(?<=[^e])e$/, '')}ing`;
}

const GERUNDS = new Map([...VERBS, ...OTHERS].map((verb) => [gerundOf(verb), verb]));
const FIRST_WORDS: ReadonlySet<string> = new Set([...VERBS, ...OTHERS]);

/** Any of the verbs, as it stands and as "-ing", as the source of a regular expression. */
export const BUILD = `(?:${[...VERBS, ...VERBS.map(gerundOf)].join('|')})`;

/** Whether "if we" can stand right in front of it. */
export function isBuildVerb(word: string): boolean {
  return FIRST_WORDS.has(word.toLowerCase());
}

/** "adding" as the verb it comes from; undefined for what is none of ours. */
export function verbOfGerund(word: string): string | undefined {
  return GERUNDS.get(word.toLowerCase());
}
