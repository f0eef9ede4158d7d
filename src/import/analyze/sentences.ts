// Sentences of told text: a point behind a title or an initial ends none.

/** "Mr. Vane nodded. He sat." are two. */
const END =
  /(?<=(?<!(?<![\p{L}])(?:Mr|Mrs|Ms|Mx|Messrs|Dr|St|Capt|Cpt|Cmdr|Col|Gen|Maj|Prof|Rev|Lt|Sgt|Mme|Mlle|Hr|Fr|Sr|Sra|Dra|[A-HJ-Z]))[.!?…]["”’]?)\s+/u;

export const sentencesOf = (text: string): string[] => text.split(END);
