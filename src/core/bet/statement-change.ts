import { isBuildVerb, verbOfGerund } from './reading/build-verbs.ts';

/** Somebody else does it: "if new users see a sample project". */
const OWN_SUBJECT =
  /^(?:(?:the|our|new|existing|all|every|each|more)\s)*(?:users?|people|customers?|teams?|visitors?|admins?|everyone|they|you)\s(?!\p{L}+ing\b)\p{L}/iu;
/** Things whose names end like a doing. */
const THINGS =
  /^(?:onboarding|pricing|billing|landing|marketing|training|messaging|branding|tracking|booking)$/i;
/** Words of a language whose sentence needs no English verb. */
const FOREIGN =
  /(?<!\p{L})(?:der|die|das|den|ein|eine|einen|le|la|les|un|une|el|los|las|del|os|il|gli|het|een)\s|^\p{L}+mos\s|[^\p{Script=Latin}\P{L}]/iu;

/**
 * The change behind "if": `we add saved searches`, `we build alerts` where it names a thing only,
 * `we add search` where it was said as "adding search". Reading it back gives the same words.
 */
export function conditionOf(change: string): string {
  const [first = ''] = /^[\p{L}'-]+/u.exec(change) ?? [];
  if (OWN_SUBJECT.test(change)) return change;
  if (isBuildVerb(first)) return `we ${first.toLowerCase()}${change.slice(first.length)}`;
  if (FOREIGN.test(change)) return `we ${change}`;
  const verb = verbOfGerund(first);
  if (verb !== undefined && !THINGS.test(first)) return `we ${verb}${change.slice(first.length)}`;
  if (/ing$/i.test(first) && first.length > 5 && !THINGS.test(first) && /\s/.test(change)) {
    return `we start ${lowerFirst(change)}`;
  }
  return `we build ${lowerFirst(change)}`;
}

/** "New copy" inside of a sentence. Other words keep their letters, since they may be names: "Slack digest". */
function lowerFirst(change: string): string {
  return change.replace(
    /^(?:An?|The|Our|My|New|More|Fewer|Better|Faster|Smaller|Shorter|\p{Lu}\p{Ll}+ing)(?=\s)/u,
    (word) => word.toLowerCase(),
  );
}
