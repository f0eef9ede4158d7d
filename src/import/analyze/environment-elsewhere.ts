// Weather and hours that are nowhere here: prayed for, remembered, told about, painted, on a screen, made by a machine.

/** "They ask the saint for rain", "Sie beten um Regen": it does not fall yet. */
const ASKED_FOR =
  /(?<!\p{L})(?:(?:pray|beg|hop|wish|long|plead|wait|ask|call|sing|danc)\p{L}*(?: (?!and )[\p{L}'’]+){0,4} for|(?:bet|bitt|fleh|hoff|wart)\p{L}*(?: \p{L}+){0,3} (?:um|auf)|(?:pri|demand|attend|espèr|implor|suppli)\p{L}*(?: (?!et )\p{L}+){0,2}|(?:pid|rez|rueg|suplic|ped|implor|roga|preg|chied|invoc)\p{L}*(?: (?:por|a|per|um pouco de|un poco de))?|(?:прос|мол|жд[ёеу]|вспом)\p{L}*(?: о)?)(?: (?:the|some|more|a|any|den|die|das|ein bisschen|la|le|de la|du|por|pour|a|o))?\s+$/iu;
/** "tells him about the storm", "she remembered one thing: snow". */
const TOLD_ABOUT =
  /\b(?:(?:tells?|told|telling|talk|talks|talked|talking|spoke|speaks?|wrote|writes|reads?|stor(?:y|ies)|tales?|songs?|poems?|rumou?rs?|memor(?:y|ies)|news|reports?) (?:[\p{L}'’]+ ){0,3}(?:about|of) (?:(?:the|a|an|that|how) )?(?:\p{L}+ )?|(?:remember|recall)\p{L}*\b[^.!?]{0,160}[:;—][^.!?]{0,80})$/iu;
/** "He smelled of rain." */
const SMELLS_OF = /\bsmell(?:s|ed|t|ing)? (?:\p{L}+ )?(?:of|like) (?:\p{L}+ )?$/iu;
/** "Es hat nicht geregnet", "não chove": English has its own words for it in `environment`. */
const DENIED =
  /(?<!\p{L})(?:nicht|kein(?:en|e|er)?|nie|não|nunca|no|non|jamais|не|нет)(?: (?:mehr|hat|más|mais|più))? $/iu;
const OF_ANOTHER_YEAR =
  /\b(?:last|previous) (?:\p{L}+ )?\p{L}+['’]s (?:\p{L}+ )?$|\b(?:yesterday|last night)['’]s (?:\p{L}+ )?$/iu;

/** Whether what stands at this place of a sentence is asked for, told about or remembered. */
export function isAskedFor(sentence: string, at: number): boolean {
  const before = sentence.slice(Math.max(0, at - 260), at);
  return [ASKED_FOR, DENIED, TOLD_ABOUT, SMELLS_OF, OF_ANOTHER_YEAR].some((sign) =>
    sign.test(before),
  );
}

const PICTURE =
  '(?:televisions?|tvs?|screens?|monitors?|films?|movies?|projectors?|paintings?|pictures?|photos?|photographs?|drawings?|posters?|postcards?|murals?|tapestr(?:y|ies)|calendars?|frescos?|stained glass|wallpaper|hologram|holo|fernseher|leinwand|gemälde|écran|tableau|pantalla|cuadro|tela|quadro)';
const ON_PICTURE = new RegExp(
  String.raw`\b(?:${PICTURE} (?:\p{L}+ ){0,3}?(?:of|show(?:s|ed|ing)?|hiss\p{L}*|flicker\p{L}*|throw\p{L}*|threw|full of)|project(?:s|ed|ing)?|(?:on|in) (?:the|a|an|her|his) (?:\p{L}+ )?${PICTURE},?)(?: [\p{L}'’-]+){0,5} $`,
  'iu',
);
const BY_HAND =
  /\b(?:artificial|fake|false|painted|paper|theatrical|stage|plastic|cotton-wool|a perfume called|a song called|a book called|machine (?:blew|blows|pumps|makes)(?: \p{L}+){0,2}) $/iu;

/** Whether it is only a picture of something, or made by hand. */
export function isPictured(sentence: string, at: number): boolean {
  const before = sentence.slice(Math.max(0, at - 120), at);
  return ON_PICTURE.test(before) || BY_HAND.test(before);
}
