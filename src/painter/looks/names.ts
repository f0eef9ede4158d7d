// First names as a hint to shapes where a description says nothing: not a claim about anybody.

const SOFT = new Set(
  (
    'abigail ada adele agnes aiko alice alicia amanda amelia amy ana andrea angela anna anne annie aria ariel ' +
    'astrid aurora ava bella beth betty brigid camille carmen carol caroline catherine celeste chiara chloe claire clara ' +
    'daisy daphne diana dora edda edith eleanor elena eliza elizabeth ella ellen eloise elsa emi emily emma erin esther ' +
    'eva eve evelyn faye fiona flora frances freya gemma grace greta gwen hana hannah harriet haruka hazel heather ' +
    'helen hinata hope ida imogen ingrid irene iris isabel isabella ivy jade jane jasmine jennifer jenny jess jessica joan ' +
    'josephine joy julia juliet juniper kaede karen kate katherine kathryn katie kiki kim laura leah leila lena lily lina ' +
    'linda lisa lola lorelei louise lucia lucy luna lydia mabel maeve maggie mara margaret maria marie marigold marina ' +
    'martha mary matilda maya megan mei melody mia mika millie mina minerva miranda miriam misaki molly nadia naomi ' +
    'natalie nell nina nora olga olive olivia ophelia pearl penelope penny petra phoebe poppy priya rachel rebecca rin ' +
    'rita robin rosa rosalind rose rosie rowena ruby ruth sabrina sakura sally sara sarah saya selene serena sofia sonya ' +
    'sophia sophie sora stella sue susan suzu sylvia tamara tessa thea tuppence tilda ursula valerie vera veronica ' +
    'victoria viola violet wendy willow wren yuki yuna yvonne zara zelda zoe'
  ).split(' '),
);

const SQUARE = new Set(
  (
    'aaron adam adrian akira alan albert alexander alfred andrew angus anthony anton archie arthur barnaby basil ben ' +
    'benjamin bernard bill bob boris brandon brian bruno carl cedric charles charlie chris christopher clive cyrus damian ' +
    'daniel david dennis derek diego dmitri dominic donald edgar edmund edward eli elias elliot eric ernest ethan ' +
    'eugene felix finn francis frank fred frederick gabriel gareth gavin geoffrey george gerald gilbert godfrey graham ' +
    'gregory gustav haddock hank hans haruto harold harry hector henry herbert horace howard hugh hugo ian imre isaac ivan ivo ' +
    'jack jacob jake james jan jasper jeffrey jeremy jim joe joel john johnny jonas jonathan joseph joshua julian karl ' +
    'keith ken kenji kenneth kevin kurt lance lars laurence leo leon leonard lewis liam louis luca lucas ludwig luke magnus ' +
    'malcolm marco marcus mark martin matt matthew max merlin michael miguel mike milo mortimer nathan neil nicholas ' +
    'nigel noah nolan oleg oliver orlo orson oscar oswald oswin otto owen pablo patrick paul percy peter philip pip ralph ' +
    'ray raymond reginald rex richard rick robert roger roland ron rory rupert ryan ryu sam samuel satoshi scott sean ' +
    'sebastian seth silas simon stanley stefan stephen steve stuart takeshi ted theo theodore thomas tim timothy tobias tom tony ' +
    'trevor tristan victor vincent viktor vladimir walter wesley wilfred will william winston wolfgang xavier yuri'
  ).split(' '),
);

/** `soft`, `square`, or undefined when the name says nothing we know. */
export function figureOfName(name: string): 'soft' | 'square' | undefined {
  for (const word of name.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (SOFT.has(word)) return 'soft';
    if (SQUARE.has(word)) return 'square';
  }
  const first = name.toLowerCase().match(/\p{L}{4,}/u)?.[0] ?? '';
  if (/(a|elle|ette|ine|lyn|wyn|ie|eth)$/.test(first)) return 'soft';
  if (/(us|rd|ck|ld|rt|son|or|an|ek|as)$/.test(first)) return 'square';
  return undefined;
}
