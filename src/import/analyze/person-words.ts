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
  'enfant veuve veuf dame monsieur madame mère père frère sœur soeur tante oncle fils grand-mère grand-père voisin voisine docteur facteur concierge valet juge abbé évêque moine forgeron meunier berger bergère chasseur marin matelot sorcière sorcier fée ' +
  'anciana anciano muchacho muchacha señora señor vecino vecina portero portera abuela abuelo madre padre hermana hermano hijo hija alcalde alcaldesa profesor profesora enfermera enfermero policía bruja brujo monja monje doctor doctora cartero panadero panadera marinero librera bibliotecario bibliotecaria tía tío mendigo ' +
  'homem mulher menino menina rapaz moça moço velho velha senhor senhora padeiro coronel avó avô ' +
  'uomo donna ragazzo ragazza vecchio vecchia bambino bambina signora signore bibliotecario nonna nonno ' +
  'старик старуха старушка мужчина женщина мальчик девочка девушка парень юноша человек незнакомец незнакомка хозяин хозяйка капитан матрос солдат сержант офицер почтальон смотритель врач доктор учитель учительница священник монах король королева принц принцесса бабушка дедушка мать отец мама папа сын дочь брат сестра тётя тетя дядя сосед соседка продавец продавщица официант официантка водитель кондуктор проводник проводница сторож кузнец мельник рыбак охотник колдун колдунья ведьма волшебник рыцарь купец слуга служанка мастер начальник полицейский следователь генерал полковник майор лейтенант барон баронесса граф графиня князь княгиня девица старец странник попутчик библиотекарь ' +
  'apotheker apothekerin lehrling hauptmann herr dame großmutter großvater oma opa mutter vater bruder schwester sohn tochter tante onkel nachbar nachbarin gast diener zofe graf gräfin baron prinz prinzessin ritter hexe zauberer mönch nonne schmied krämer bote botin richter bürgermeister kommissar kapitän matrose student professor doktor bettler greis greisin ' +
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

const GERMAN_SHE = /^\p{L}{3,}(?:erin|istin|eurin|ärztin|öttin)$/u;

export const ARTICLE =
  /^(?:(?:the|an?|der|die|das|eine?|l[aeo]s?|el|il|o|une?|una|uma?)\s+|l['’](?=\p{L}))/iu;

/** "the old ferryman" → "ferryman". */
export function headOf(noun: string): string {
  const bare = noun.toLowerCase().replace(ARTICLE, '');
  // "the woman in grey" is a woman.
  return (
    (bare.split(/\s(?:in|with|of|from|at|on|behind|under)\s/u, 1)[0] ?? bare).split(/\s+/).at(-1) ??
    ''
  );
}

export function isPersonNoun(noun: string): boolean {
  const head = headOf(noun);
  return PERSON.has(head) || BUILT.test(head) || GERMAN_SHE.test(head);
}

export function genderOfNoun(noun: string): 'he' | 'she' | undefined {
  const head = headOf(noun);
  if (SHE.has(head) || /(?:woman|wife|mistress|maid)$/.test(head)) return 'she';
  if (GERMAN_SHE.test(head)) return 'she';
  if (HE.has(head) || /man$/.test(head)) return 'he';
  // In these languages the article or the ending tells.
  if (/^(?:la|una|une|uma)\s/iu.test(noun)) return 'she';
  if (/^(?:el|le|un|il|um|der)\s/iu.test(noun)) return 'he';
  if (!/^\p{Script=Cyrillic}+$/u.test(head) || !PERSON.has(head)) return undefined;
  return /[ая]$/u.test(head) && !/^(?:мужчина|юноша|дедушка|папа|дядя|слуга)$/u.test(head)
    ? 'she'
    : 'he';
}
