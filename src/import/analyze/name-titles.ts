// "Mr.", "Lady", "Captain": what stands before a name, and whom it can stand before.

const HE =
  'mr mister messrs sir lord king prince duke baron count emperor herr hr monsieur m señor sr don signor father brother uncle grandpa grandfather';
const SHE =
  'mrs ms miss lady dame queen princess duchess baroness countess empress frau fr fräulein madame mme mademoiselle mlle madam señora sra señorita doña signora signorina mother sister aunt granny grandma grandmother';
const ANY =
  'dr doctor prof professor captain capt cpt commander cmdr lieutenant lt major colonel col general admiral detective inspector constable sheriff chief coach judge reverend rev agent officer sergeant sgt old young';

const SEX = new Map<string, 'he' | 'she' | undefined>([
  ...HE.split(' ').map((word) => [word, 'he'] as const),
  ...SHE.split(' ').map((word) => [word, 'she'] as const),
  ...ANY.split(' ').map((word) => [word, undefined] as const),
]);
/** Titles that a wife has by her husband's name. */
const WEDDED = /^(?:mrs|madame|mme|frau|fr|señora|sra|signora)$/;
/** Titles that go with the first name as well as with the last. */
const FIRST_TOO =
  /^(?:sir|lady|lord|dame|king|queen|prince|princess|father|mother|brother|sister|uncle|aunt|old|young|miss)$/;

export interface TitledName {
  /** Without the point; undefined where there is none. */
  readonly title: string | undefined;
  readonly sex: 'he' | 'she' | undefined;
  readonly isWedded: boolean;
  readonly isFirstToo: boolean;
  /** The words behind the title. */
  readonly words: readonly string[];
}

/** The parts of a folded name: "mr. vane" is Vane, and a he. */
export function titledName(folded: string): TitledName {
  const words = folded.split(' ');
  const first = (words[0] ?? '').replace(/\.$/, '');
  if (words.length < 2 || !SEX.has(first))
    return { title: undefined, sex: undefined, isWedded: false, isFirstToo: false, words };
  return {
    title: first,
    sex: SEX.get(first),
    isWedded: WEDDED.test(first),
    isFirstToo: FIRST_TOO.test(first),
    words: words.slice(1),
  };
}

export const isTitle = (word: string): boolean => SEX.has(word.toLowerCase().replace(/\.$/, ''));
