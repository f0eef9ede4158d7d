// What players say beside the story of skipping ahead in it.

const SKIP =
  /\b(?:time[ -]?skip(?:s|ping|ped)?|time[ -]?jump|(?:skip|skipping|jump|jumping|cut|cutting|fast[- ]?forward(?:ing)?|move|moving|flash)(?: (?:us|it|things|straight|right|directly))? (?:ahead|forward|to (?:the |a |that |when |after |where |(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:next|morning|night|evening|dawn|noon|midnight|tomorrow))|past (?:the |this |all )|over (?:the |this |all ))|(?:move|moving|push|pushing|nudge|get|getting) (?:it|this|things|us|the (?:plot|story|scene|thread)) (?:along|forward)|new scene|next scene|scene change)|(?<!\p{L})(?:zeitsprung|szenenwechsel|(?:direkt |gleich |vor)?springen|überspringen|ellipse|saute(?:r|ons)? (?:à|jusqu|la|le)|changement de scène|salt(?:o|ar|amos|emos) (?:a|al|en|hasta)|salto temporal|elipsis|pul(?:ar|amos|ei) (?:para|pro|a)|salto no tempo|saltiamo|таймскип|перемотаем|перемотка|пропустим|скипн\p{L}*)(?!\p{L})/iu;
/** Not now, or spoken of another time. */
const NOT_NOW =
  /\b(?:not|no|n['’]t|dont|never|without|instead of|before we|rather|hate|later|yet|eventually|next (?:session|week|time)|last (?:session|week|time)|after (?:this|that|we))\b|n['’]t\b|(?<!\p{L})(?:nicht|kein\p{L}*|später|pas (?:encore|tout)|todavía|aún|ainda|ancora|пока|не)(?!\p{L})/iu;
/** "anyone else interested in the ride?" may be said of what is skipped. */
const ASKS =
  /\?|\b(?:can|could|should|shall|may|might|maybe|perhaps|want|wanna|mind if|if you|let['’]?s|lets|wollen|können|sollen|kann|on peut|podemos|podríamos|vamos|possiamo|давай\p{L}*|можем)\b/iu;

/** Whether time is skipped by what is said here, or that is asked for. */
export function readSkipWish(text: string): 'told' | 'asked' | undefined {
  if (text.length > 600) return undefined;
  for (const sentence of text.split(/(?<=[.!?\n])\s/u)) {
    if (!SKIP.test(sentence)) continue;
    if (NOT_NOW.test(sentence.replace(/(?:interessiert|interests?|care|bother)[^.!?]{0,60}/iu, '')))
      return undefined;
    return ASKS.test(sentence) ? 'asked' : 'told';
  }
  return undefined;
}
