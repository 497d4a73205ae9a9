/** Tags, bidi controls, variation selectors and other characters that nobody sees and a model would read. */
const UNSEEN = /\p{Cf}|\p{Co}|\p{Cn}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/gu;
const CONTROLS = /[^\P{Cc}\n\t]/gu;

/** What people wrote as they see it: without anything that is there only for a machine to read. */
export function sanitise(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNSEEN, '').replace(CONTROLS, ' ');
}
