/** Who says what to do, by language. Ante lays out what is known and leaves that to people, whatever a model makes of it. */
const ADVISES: Readonly<Record<string, RegExp>> = {
  English:
    /\b(?:should(?:n't)?|ought|must(?:n't)?|needs? to|had better|recommend\w*|suggest\w*|advi[sc]e\w*|propose\w*|consider\w*|let's|let us|worth\w*|prioriti[sz]\w*|go ahead|best to|better to|wiser? to|makes? sense to|good idea|bad idea|please|you (?:can|could|may|might|want)|(?:do not|don't) (?:build|ship|drop|kill|call))\b|^(?:build|ship|drop|kill|stop|call|place|keep|try|validate|invalidate|extend)\b/i,
  German:
    /(?<!\p{L})(?:soll(?:te)?(?:n|st|t)?|müss(?:en|t)|muss(?:t|te)?|empf(?:ehl|iehl|ohl)\p{L}*|vorschl(?:ag|äg)\p{L}*|schlage\p{L}* vor|rät|raten|ratsam|lohn\p{L}*|besser|am besten|sinnvoll|es wert|wert,|bitte|lasst uns|prioris\p{L}*)(?!\p{L})/iu,
  French:
    /(?<!\p{L})(?:dev(?:ons|ez|rait|rions|riez|raient)|doi(?:t|vent)|il faut|faudrait|recommand\p{L}*|conseill\p{L}*|sugg[eéè]r\p{L}*|propos(?:e|er|ons|ez)|mieux|vaut|vaudrait|priorit\p{L}*|prioris\p{L}*|bonne idée|mauvaise idée|veuillez)(?!\p{L})/iu,
  Spanish:
    /(?<!\p{L})(?:deb(?:e|en|emos|ería|eríamos|erían)|hay que|habría que|tien(?:e|en) que|tenemos que|recom[ie]+nd\p{L}*|aconsej\p{L}*|sug[ie]+r\p{L}*|propo(?:n|ng)\p{L}*|mejor|conv[ie]+n\p{L}*|vale la pena|prioriz\p{L}*|buena idea|mala idea|por favor)(?!\p{L})/iu,
  Portuguese:
    /(?<!\p{L})(?:dev(?:e|em|emos|eria|eríamos|eriam)|(?:tem|têm|temos|precisa\p{L}*) (?:que|de)|é preciso|recomend\p{L}*|aconselh\p{L}*|sug[ei]r\p{L}*|propo(?:nho|mos|r)|melhor|conv[eé]m|vale a pena|prioriz\p{L}*|boa ideia|má ideia|por favor)(?!\p{L})/iu,
  Italian:
    /(?<!\p{L})(?:dov(?:rebbe|remmo|rebbero|ete)|dev(?:e|ono)|dobbiamo|bisogn\p{L}*|occorr\p{L}*|raccomand\p{L}*|consigli\p{L}*|sugger\p{L}*|propo(?:ngo|niamo|rre)|meglio|convien\p{L}*|vale la pena|priorit\p{L}*|buona idea|cattiva idea|per favore)(?!\p{L})/iu,
  Dutch:
    /(?<!\p{L})(?:moet(?:en)?|zou(?:den)? (?:moeten|kunnen)|aanbev\p{L}*|aanrad\p{L}*|raad\p{L}*|adviseer\p{L}*|advies|stel\p{L}* voor|voorstel\p{L}*|beter|het beste|waard|verstandig|prioriteer\p{L}*|goed idee|slecht idee|alsjeblieft)(?!\p{L})/iu,
  Russian:
    /(?<!\p{L})(?:следует|стоит|нужно|надо|должн\p{L}*|необходимо|рекоменд\p{L}*|совет\p{L}*|предлага\p{L}*|предлож\p{L}*|лучше|давайте|имеет смысл|пожалуйста|приоритет\p{L}*|хорошая идея|плохая идея)(?!\p{L})/iu,
};

/** Whether a text in the language, or in English, says what to do. */
export function advises(text: string, language: string): boolean {
  return ['English', language].some((each) => ADVISES[each]?.test(text) ?? true);
}
