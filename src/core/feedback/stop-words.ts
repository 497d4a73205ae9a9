/**
 * English words that say nothing about the subject. They do not count as content, only as parts of phrases ("not
 * working"), and a label neither begins nor ends with one.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above actually after again all also am an and any anyone anything are as at back be because been before
  being both but by can cannot could did do does doing done dont down during each either else etc even ever every few
  for from further get gets getting give go going gone got had has have having he hello her here hey hi him his how
  however i if im in into is it its itself ive just kindly know let like ll lot make many may maybe me might mine more
  most much must my myself need needs no nor not now of off ok okay on once one only or other our out over own per
  please pls plz possible re really same say see she should since so some someone something still such sure take tell
  than thank thanks that the their them then there these they thing things this those though through to too try trying
  u under until up upon us use used using ve very want wanted wants was way we well were what when where whether which
  while who whom whose why will wish with within without would yes yet you your yours`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
