/**
 * English words that say nothing about the subject. They do not count as content, only as parts of phrases ("not
 * working"), and a label neither begins nor ends with one.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a able about above actually after again all also although am an and any anymore anyone anything anyway are
  arent as at back be because been before being both but by can cannot cant could couldnt did didnt do does
  doesnt doing done dont down during each either else etc even ever every few for from further get gets getting
  give go going gone got had has hasnt have havent having he hello her here hey hi him his how however i id if
  im in instead into is isnt it its itself ive just kindly know let lets like ll lot make many may maybe me
  might mine more most much must my myself need needs no nor not now of off ok okay on once one only or other
  our out over own per please pls plz possible re really same say see she should shouldnt since so some someone
  something still such sure take tell than thank thanks that thats the their them then there theres these they
  theyre thing things this those though through to too try trying u under unless until up upon us use used
  using ve very want wanted wants was wasnt way we well were werent what whats when where wheres whether which
  while who whom whos whose why will wish with within without wont would wouldnt yes yet you your youre yours`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
