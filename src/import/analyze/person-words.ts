// Nouns that are people: one of them who speaks once is a person, where "the door" would have to do it twice.
const PEOPLE =
  'man woman boy girl child kid lad lass lady gentleman fellow stranger youth elder teenager person ' +
  'mother father brother sister son daughter wife husband aunt uncle cousin grandmother grandfather widow bride groom nephew niece mum mom dad twin baby ' +
  'guard soldier sergeant captain lieutenant general colonel major commander officer sheriff constable policeman detective inspector knight squire archer sailor pirate pilot mate boatswain bosun ferryman boatman fisherman driver conductor porter courier messenger ' +
  'king queen prince princess duke duchess baron baroness count countess lord emperor empress regent chancellor minister mayor governor judge magistrate lawyer clerk secretary butler maid servant steward cook chef waiter waitress bartender barman barmaid barkeep innkeeper landlord landlady host hostess receptionist ' +
  'merchant trader shopkeeper baker butcher grocer tailor seamstress blacksmith smith carpenter mason miller potter weaver farmer shepherd hunter gardener gamekeeper caretaker janitor mechanic engineer technician scientist professor teacher headmaster headmistress principal librarian student pupil apprentice ' +
  'doctor nurse surgeon medic healer herbalist apothecary chemist priest priestess vicar parson rector bishop monk nun abbot abbess pastor druid witch wizard sorcerer sorceress mage seer oracle prophet ghost vampire demon angel goblin dwarf elf orc giant troll ogre dragon android ' +
  'poet painter singer dancer actor actress musician fiddler bard juggler clown reporter journalist editor publisher beggar thief burglar smuggler bandit assassin mercenary prisoner warden jailer gaoler jester fool hermit traveler traveller passenger customer guest neighbor neighbour cashier vendor dealer gambler boss manager director president ' +
  'seller maker worker player runner keeper owner reader writer speaker teller leader rider dancer diver miner helper healer fighter archer porter usher herald crier barker foreman bailiff butler valet page scribe scholar navigator quartermaster helmsman lookout cook stewardess matron orderly paramedic medium ' +
  'mann frau junge mädchen kind alte alter wirt wirtin soldat könig königin müller müllerin bäcker bäckerin arzt pfarrer lehrer lehrerin fischer jäger bauer bäuerin händler fährmann schaffner kellner kellnerin wache fremde ' +
  'hombre mujer niño niña chico chica viejo vieja rey reina soldado camarero camarera dueño dueña revisor médico cura maestro maestra pescador tendero capitán guardia desconocido ' +
  'homme femme garçon fille vieux vieille roi reine soldat serveur serveuse aubergiste médecin curé maître maîtresse pêcheur boulanger boulangère capitaine garde inconnu marchand gardien gardienne';
const PERSON = new Set(PEOPLE.split(' '));
const SHE = new Set(
  'woman girl lass lady mother sister daughter wife aunt grandmother widow bride niece mum mom queen princess duchess baroness countess empress maid waitress barmaid landlady hostess seamstress headmistress priestess nun abbess witch sorceress actress frau wirtin königin müllerin bäckerin lehrerin bäuerin kellnerin mujer niña chica vieja reina camarera dueña maestra femme fille vieille reine serveuse maîtresse boulangère gardienne'.split(
    ' ',
  ),
);
const HE = new Set(
  'man boy lad gentleman fellow father brother son husband uncle grandfather groom nephew dad policeman ferryman boatman fisherman king prince duke baron lord emperor waiter barman landlord headmaster priest monk abbot wizard sorcerer actor vicar bishop butler mann junge wirt könig müller bäcker fährmann schaffner kellner soldat hombre niño chico viejo rey camarero dueño revisor cura homme garçon vieux roi serveur boulanger curé'.split(
    ' ',
  ),
);
const BUILT = /^\p{L}{2,}(?:man|woman|keeper|maid|smith|wife|master|mistress|herder|monger)$/u;

export const ARTICLE = /^(?:the|an?|der|die|das|eine?|l[ae]|el|une?|una)\s+/iu;

/** "the old ferryman" → "ferryman". */
export const headOf = (noun: string): string => noun.toLowerCase().split(/\s+/).at(-1) ?? '';

export function isPersonNoun(noun: string): boolean {
  const head = headOf(noun);
  return PERSON.has(head) || BUILT.test(head);
}

export function genderOfNoun(noun: string): 'he' | 'she' | undefined {
  const head = headOf(noun);
  if (SHE.has(head) || /(?:woman|wife|mistress|maid)$/.test(head)) return 'she';
  return HE.has(head) || /man$/.test(head) ? 'he' : undefined;
}
