// Which words name what. A noun may say a trait by itself ("beard"), and takes the colors and shapes
// that stand before it.
import type { Traits } from '../traits';

export type Part =
  | 'hair'
  | 'beard'
  | 'eyes'
  | 'skin'
  | 'clothes'
  | 'accent'
  | 'hat'
  | 'glasses'
  | 'person'
  | 'animal'
  | 'other';

export interface Noun {
  readonly part: Part;
  readonly says: Traits;
}

const table = new Map<string, Noun>();

function add(part: Part, words: string, says: Traits = {}): void {
  for (const word of words.split(' ')) table.set(word, { part, says });
}

add('hair', 'hair lock haired tress mane');
add('hair', 'curl ringlet', { hair: 'curly' });
add('hair', 'braid plait', { hair: 'braid' });
add('hair', 'pigtail twintail bunch', { hair: 'pigtails' });
add('hair', 'ponytail', { hair: 'ponytail' });
add('hair', 'bun chignon topknot', { hair: 'bun' });
add('hair', 'bob', { hair: 'bob' });
add('hair', 'afro', { hair: 'afro' });
add('hair', 'mohawk', { hair: 'spiky' });
add('hair', 'fringe', { bangs: 'straight' });
add('hair', 'bald hairless', { hair: 'bald' });
add('hair', 'balding', { hair: 'balding' });
add('hair', 'buzzcut crewcut', { hair: 'buzz' });
add('hair', 'dreadlock dread', { hair: 'braids' });
add('hair', 'blond blonde brunette redhead', {});
add('beard', 'beard bearded whisker', { beard: 'full' });
add('beard', 'stubble unshaven stubbly', { beard: 'stubble' });
add('beard', 'moustache mustache moustached mustachioed', { beard: 'moustache' });
add('beard', 'goatee', { beard: 'goatee' });
add('beard', 'sideburn', { beard: 'stubble' });
add('eyes', 'eye eyed iris');
add('skin', 'skin skinned complexion');
add('clothes', 'coat jacket overcoat greatcoat trenchcoat parka peacoat labcoat duffel', {
  clothes: 'coat',
});
add('clothes', 'oilskin raincoat mackintosh mac sou slicker waterproof', {
  clothes: 'raincoat',
  clothesColor: '#d9a93a',
});
add('clothes', 'cloak cape mantle poncho', { clothes: 'cloak' });
add('clothes', 'dress gown sundress skirt frock kirtle', { clothes: 'dress' });
add('clothes', 'shirt blouse tunic tee', { clothes: 'shirt' });
add('clothes', 'waistcoat vest doublet', { clothes: 'vest' });
add('clothes', 'jumper sweater pullover cardigan turtleneck knitwear', { clothes: 'jumper' });
add('clothes', 'robe kimono habit cassock toga yukata', { clothes: 'robe' });
add('clothes', 'uniform blazer livery', { clothes: 'uniform' });
add('clothes', 'armor armour breastplate chainmail mail plate', { clothes: 'armor' });
add('clothes', 'apron smock', { clothes: 'apron' });
add('clothes', 'hoodie sweatshirt', { clothes: 'hoodie' });
add('clothes', 'overalls dungarees coverall', { clothes: 'overalls' });
add('clothes', 'suit tuxedo tailcoat', { clothes: 'suit' });
add('clothes', 'outfit garment clothes clothing');
add('accent', 'scarf muffler', { accent: 'scarf' });
add('accent', 'tie necktie cravat', { accent: 'tie' });
add('accent', 'bowtie', { accent: 'bow' });
add('accent', 'shawl', { accent: 'shawl' });
add('accent', 'necklace pendant amulet locket medallion', { accent: 'pendant' });
add('accent', 'key', { accent: 'key' });
add('accent', 'satchel bag map mapcase case quiver bandolier', { accent: 'strap' });
add('hat', 'cap', { hat: 'cap' });
add('hat', 'beanie toboggan', { hat: 'beanie' });
add('hat', 'hat fedora trilby', { hat: 'fedora' });
add('hat', 'crown tiara circlet diadem', { hat: 'crown' });
add('hat', 'hood hooded', { hat: 'hood' });
add('hat', 'ribbon hairbow', { hat: 'ribbon' });
add('hat', 'headscarf kerchief bandana babushka', { hat: 'headscarf' });
add('hat', 'headband', { hat: 'headband' });
add('hat', 'toque', { hat: 'toque' });
add('glasses', 'glasses spectacles bespectacled', { glasses: 'round' });
add('glasses', 'monocle loupe', { glasses: 'monocle' });
add('glasses', 'goggles', { glasses: 'goggles' });
add('glasses', 'eyepatch', { glasses: 'eyepatch' });
add(
  'other',
  'ear tail mask tooth teeth lip nose hand finger tip house shop ship boat stone dog door horse sword blade boot shoe glove belt button lantern lamp book box pipe ring smile voice chart letter friend pocket bottle knife stick tea light sky sea bag window trouser collar trim stripe lining mark beast ghost shadow',
);
add('animal', 'cat kitten tomcat feline', { species: 'cat' });
add('animal', 'fox vixen', { species: 'fox' });
add('animal', 'dog puppy hound wolf', { species: 'dog' });

// People: how old, which shape, what they wear at work.
const MAN = { figure: 'square' } as const;
const WOMAN = { figure: 'soft' } as const;
add(
  'person',
  'man gentleman guy fellow bloke husband father uncle brother mr sir king lord monsieur señor widower',
  MAN,
);
add('person', 'woman lady wife mother aunt sister mrs miss ms madam dame widow', WOMAN);
add('person', 'boy lad nephew', { age: 'teen', figure: 'square' });
add('person', 'girl lass niece', { age: 'teen', figure: 'soft' });
add('person', 'child kid toddler urchin youngster schoolboy schoolgirl', { age: 'child' });
add('person', 'teen teenager adolescent youth', { age: 'teen' });
add('person', 'grandmother granny grandma gran nan nana crone hag', {
  ...WOMAN,
  age: 'old',
  accent: 'shawl',
});
add('person', 'grandfather grandpa grandad gramps', { ...MAN, age: 'old' });
add('person', 'elder pensioner ancient veteran', { age: 'old' });
add('person', 'keeper', { clothes: 'coat' });
add('person', 'fisherman sailor boatman ferryman bosun deckhand', {
  clothes: 'jumper',
  hat: 'beanie',
});
add('person', 'captain admiral commodore skipper', { clothes: 'uniform', hat: 'captain' });
add('person', 'pirate corsair buccaneer', { clothes: 'coat', hat: 'headscarf' });
add('person', 'stationmaster conductor postman policeman officer constable porter pilot', {
  clothes: 'uniform',
  hat: 'captain',
});
add('person', 'soldier guard sergeant lieutenant general', { clothes: 'uniform' });
add('person', 'knight paladin warrior squire gladiator mercenary', { clothes: 'armor' });
add('person', 'wizard mage sorcerer warlock', { clothes: 'robe', hat: 'wizard' });
add('person', 'witch sorceress enchantress', { ...WOMAN, clothes: 'robe', hat: 'wizard' });
add('person', 'priest monk cleric abbot nun shaman oracle', { clothes: 'robe' });
add('person', 'chef', { clothes: 'apron', hat: 'toque' });
add(
  'person',
  'cook baker blacksmith smith barkeep bartender innkeeper barista butcher tinker cobbler potter',
  { clothes: 'apron' },
);
add('person', 'gardener', { clothes: 'apron', hat: 'straw' });
add('person', 'farmer farmhand shepherd', { clothes: 'overalls', hat: 'straw' });
add('person', 'mechanic engineer plumber', { clothes: 'overalls' });
add('person', 'clockmaker watchmaker tailor jeweler librarian archivist clerk', {
  clothes: 'vest',
  glasses: 'round',
});
add('person', 'teacher professor scholar tutor', { clothes: 'vest', glasses: 'round' });
add('person', 'doctor scientist physician surgeon', { clothes: 'coat', clothesColor: '#eef0f2' });
add('person', 'student pupil', { clothes: 'uniform', age: 'teen' });
add('person', 'detective inspector', { clothes: 'coat', hat: 'fedora' });
add('person', 'spy agent reporter merchant thief burglar', { clothes: 'coat' });
add('person', 'assassin ranger rogue hunter archer', { clothes: 'cloak' });
add('person', 'butler banker lawyer mayor count duke baron', { clothes: 'suit', figure: 'square' });
add('person', 'maid waitress', { ...WOMAN, clothes: 'apron' });
add('person', 'princess queen duchess countess', { ...WOMAN, clothes: 'dress', hat: 'crown' });
add('person', 'prince', { ...MAN, clothes: 'uniform', hat: 'crown' });
add('person', 'apprentice bard scribe mapmaker messenger', { clothes: 'vest' });
add('person', 'musician cellist pianist violinist poet painter writer', { clothes: 'coat' });
add('person', 'robot automaton android golem mech clockwork machine', { species: 'robot' });
add('person', 'spirit phantom spectre specter wraith apparition', { species: 'ghost' });
add('person', 'elf elven', { species: 'elf' });
add('person', 'demon devil imp tiefling succubus incubus', { species: 'demon' });
add('person', 'catgirl catboy nekomimi neko catfolk', { species: 'catfolk' });
add('person', 'foxgirl kitsune foxfolk', { species: 'foxfolk' });
add('person', 'bunnygirl rabbitfolk', { species: 'rabbitfolk' });
add(
  'person',
  'person people figure stranger character host mother one traveler traveller player hero heroine',
);

export function nounOf(word: string): Noun | undefined {
  return table.get(word);
}
