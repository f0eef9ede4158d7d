// The nouns that are places, by the kind that the painter draws for each. A language pack adds lines here.
import type { PlaceKind } from '@/story';

/** English, by where people are; then German, French, Spanish and others. A blank in a noun is written `-`. */
export const NOUNS: Readonly<Record<PlaceKind, string>> = {
  room:
    'room chamber ballroom buffet hall hallway corridor passage passageway foyer lobby vestibule antechamber landing stairwell staircase stairway elevator lift parlor parlour lounge suite gallery ' +
    'apartment flat house cottage cabin home mansion villa bungalow manor hut shack shed barn stable stables lodge penthouse safehouse hideout hideaway hotel motel hostel vicarage rectory parsonage orphanage ' +
    'bathroom washroom restroom toilets lavatory sauna spa hospital ward clinic infirmary medbay sickbay morgue gym gymnasium arena stadium theater theatre opera cinema museum casino studio dojo ' +
    'barracks armory armoury garage hangar warehouse factory mill watermill windmill brewery distillery depot ' +
    'schwimmbad zimmer haus wohnung stube diele flur saal hütte scheune mühle krankenhaus werkstatt treppenhaus pièce salle couloir maison appartement salon hôpital hôtel moulin grange habitación taller cuarto sala salón comedor pasillo casa molino granero комната дом квартира 部屋 家 房间',
  bedroom:
    'bedroom bedchamber dormitory dorm nursery stateroom schlafzimmer kammer chambre dormitorio спальня 寝室 卧室',
  kitchen:
    'kitchen kitchenette pantry scullery galley canteen cafeteria refectory küche cuisine cocina кухня 台所 厨房',
  tavern:
    'tavern inn pub bar saloon alehouse taproom café cafe cantina bistro brasserie diner restaurant pizzeria teahouse nightclub speakeasy club taverne kneipe wirtshaus gasthaus gasthof schenke auberge taberna posada таверна трактир 酒場 居酒屋 酒馆',
  shop: 'shop store pawnshop bakery grocery supermarket pharmacy drugstore apothecary chandlery smithy forge foundry workshop boutique bookshop barbershop laundromat launderette emporium mall laden bäckerei schmiede boutique boulangerie atelier magasin tienda panadería магазин лавка 店 商店',
  library:
    'library archive archives bookstore scriptorium bibliothek bibliothèque biblioteca библиотека 図書館 图书馆',
  classroom:
    'classroom school academy university college campus kindergarten lecture-hall schule klassenzimmer école escuela aula школа класс 教室 学校',
  office:
    'office study bureau headquarters laboratory lab precinct courthouse embassy consulate police-station büro oficina despacho офис кабинет オフィス 办公室',
  attic: 'attic loft hayloft garret net-loft dachboden speicher grenier ático desván чердак 屋根裏',
  cellar:
    'cellar basement dungeon crypt vault catacombs sewer bunker prison jail cell brig tomb mausoleum undercroft boiler-room keller kerker verlies gefängnis gruft cave-à-vin cachot sótano mazmorra подвал 地下室',
  greenhouse: 'greenhouse glasshouse conservatory gewächshaus serre invernadero теплица 温室',
  castle:
    'castle palace keep fortress fort stronghold citadel battlements ramparts throne-room courtyard gatehouse schloss burg festung château castillo palacio замок дворец 城 宮殿',
  temple:
    'temple church chapel cathedral shrine monastery abbey priory convent mosque synagogue pagoda sanctuary tempel kirche kapelle kloster église chapelle templo iglesia catedral храм церковь 神社 寺 教会',
  tower:
    'tower lighthouse observatory spire belfry turret rooftop roof turm leuchtturm dach tour phare toit torre faro azotea tejado башня маяк 塔 灯台',
  train:
    'train carriage compartment railcar tram subway metro bus coach minibus van car truck lorry cab taxi limousine limo jeep ambulance wagon zug abteil straßenbahn wagen kutsche tren autobús autobus поезд 電車 列車 火车',
  station:
    'station platform waiting-room airport spaceport starport terminal bahnhof bahnsteig gare estación andén вокзал станция 駅 车站',
  ship: 'ship boat ferry deck airship schooner galleon frigate freighter yacht barge lifeboat submarine spaceship starship shuttle cockpit wheelhouse airlock helicopter plane bridge-deck schiff boot bateau navire barco корабль 船 甲板',
  street:
    'street embankment alley alleyway lane road avenue boulevard square plaza piazza city town downtown sidewalk pavement promenade crossroads intersection driveway highway motorway bridge suburb slums straße gasse platz stadt brücke rue ruelle ville calle callejón plaza ciudad улица город 街 通り 道 街道',
  market:
    'market bazaar marketplace fair fairground fairgrounds carnival circus markt marktplatz marché mercado рынок базар 市場 市场',
  village:
    'village hamlet settlement farm ranch homestead outpost colony camp campsite encampment tent dorf hof bauernhof lager zelt village ferme pueblo granja деревня село 村',
  garden:
    'garden gardens park orchard vineyard graveyard cemetery churchyard yard backyard terrace balcony patio porch veranda playground zoo lawn garten friedhof terrasse balkon jardin cimetière jardín cementerio сад парк 庭 公園 花园',
  field:
    'field meadow plain plains pasture paddock clearing hill hillside hilltop valley desert steppe prairie moor moorland heath dunes wasteland battlefield airfield farm-field wiese feld lichtung hügel champ prairie colline prado colina поле луг холм 野原 丘',
  forest:
    'forest wood woods woodland jungle rainforest grove glade thicket swamp marsh bog wald sumpf forêt bosque selva лес 森 森林',
  beach:
    'beach shore shoreline coast seaside shingle cove strand riverbank lakeside island ufer insel plage île playa isla пляж берег 浜 海辺 海滩',
  pier: 'pier quay quayside dock docks dockside harbor harbour wharf jetty port marina waterfront boardwalk shipyard hafen kai quai puerto muelle пристань порт гавань 港 桟橋 港口',
  sea: 'sea ocean lake river reef lagoon pond canal fjord meer see mer océan lac mar océano lago океан море озеро 海 湖',
  mountain:
    'mountain mountains cliff clifftop peak pass ridge summit ledge canyon gorge ravine glacier plateau volcano berg gipfel montagne montaña cima гора горы 山',
  cave: 'cave cavern grotto mine tunnel lair höhle stollen grotte cueva пещера 洞窟 洞穴',
  sky: 'sky clouds space heavens',
};

/** Portuguese, Italian and what Spanish lacked above. Their words of place (`na`, `nel`) mean something else in English, so these are known apart. */
export const ROMANCE: Readonly<Partial<Record<PlaceKind, string>>> = {
  room: 'corredor apartamento galpão celeiro moinho oficina escada teatro camarim cassino stanza corridoio appartamento ospedale officina fienile capanna mulino albergo palestra camerino escenario palcoscenico',
  bedroom: 'quarto camarote',
  kitchen: 'cozinha cucina refeitório mensa',
  tavern:
    'restaurante pousada estalagem lanchonete osteria trattoria locanda ristorante cafetería bodega',
  shop: 'loja padaria mercearia farmácia negozio bottega panetteria farmacia libreria livraria',
  classroom: 'escola faculdade universidade università universidad scuola',
  office: 'escritório consultório delegacia ufficio questura comisaría',
  attic: 'sótão soffitta',
  cellar: 'porão adega masmorra prisão prigione cella sotterraneo celda cárcel',
  greenhouse: 'estufa',
  castle: 'castelo palácio fortaleza castello palazzo fortezza',
  temple: 'igreja capela mosteiro chiesa tempio cappella duomo catedral iglesia',
  tower: 'farol telhado terraço tetto terrazza',
  train: 'trem ônibus comboio autocarro treno macchina autobus vagão vagone vagón',
  station: 'estação rodoviária aeroporto aeropuerto stazione binario',
  ship: 'navio barca nave convés cubierta',
  street: 'rua beco estrada ponte cidade avenida praça strada vicolo città puente carretera',
  market: 'feira mercato fiera',
  village: 'aldeia vila fazenda acampamento villaggio paese fattoria campamento aldea',
  garden:
    'jardim quintal varanda cemitério pátio giardino cortile cimitero balcone patio balcón terraza',
  field: 'clareira',
  forest: 'floresta foresta bosco',
  beach: 'praia ilha spiaggia isola',
  pier: 'cais molo embarcadero',
  sea: 'lagoa oceano',
  mountain: 'montanha penhasco scogliera montagna acantilado',
  cave: 'caverna gruta túnel grotta miniera',
};

/** What other worlds, cities and centuries have, in English, German, French and Russian. */
export const MORE_NOUNS: Readonly<Partial<Record<PlaceKind, string>>> = {
  room:
    'anteroom atrium rotunda mezzanine concourse boudoir solarium cloakroom cubicle condo duplex dwelling trailer camper igloo yurt tipi wigwam hovel chalet hacienda kennel cloister bathhouse residence quarters ' +
    'laundry washhouse cabaret rink arcade pavilion gazebo bandstand bleachers backstage turbolift cryobay engineering tannery sawmill refinery silo ' +
    'schuppen kantine turnhalle praxis klinik labor aufzug korridor treppe garage stall dachterrasse escalier palier ascenseur usine entrepôt piscine théâtre scène cinéma musée gymnase étable écurie cabane amphithéâtre больница коридор подъезд лестница',
  bedroom: 'dortoir cabine',
  kitchen: 'kombüse cantine réfectoire столовая',
  tavern: 'steakhouse izakaya gastropub disco discotheque brothel coffeehouse bistrot',
  shop: 'florist newsagent deli delicatessen kiosk tankstelle supermarkt apotheke épicerie pharmacie',
  library: 'librairie',
  classroom: 'lyceum seminary lycée collège université schulhof hörsaal лицей',
  office: 'tribunal chancellery revier polizeiwache rathaus commissariat mairie laboratoire',
  cellar:
    'oubliette gaol catacomb ossuary undercity crawlspace zelle krypta caveau cellule souterrain crypte',
  castle: 'donjon bailey battlement rampart parapet bastion palais cour manoir',
  temple: 'chantry nave sacristy vestry basilica oratory hermitage kathedrale dom cathédrale',
  tower: 'minaret ziggurat skyscraper watchtower belltower campanile clocher beffroi',
  train:
    'locomotive caboose boxcar streetcar stagecoach cart chariot sleigh hovercraft rover sedan waggon speisewagen auto voiture métro машина',
  station: 'railhead airfield heliport flughafen aéroport',
  ship: 'raft canoe dinghy rowboat longship gondola zeppelin dirigible cruiser corvette destroyer dreadnought forecastle quarterdeck foredeck trawler tugboat steamer sloop spacecraft gangway gangplank bilge hull bac raumschiff flugzeug schleuse cale passerelle',
  street:
    'towpath overpass underpass roundabout footpath causeway viaduct freeway turnpike stoop doorstep checkpoint roadblock tollbooth district ghetto favela metropolis place gehweg kreuzung pont trottoir sentier chemin',
  market: 'agora souk',
  village: 'kibbutz commune bivouac plantation estate shantytown shelter campement',
  garden: 'verandah allotment labyrinth arboretum pergola schoolyard courtyard pausenhof véranda',
  field:
    'dell knoll oasis gulch wadi savanna savannah tundra badlands outback pitch racetrack racecourse quarry crater dune trench trenches ruins ruin wüste heide steinbruch désert vallée ruines champs clairière поляна',
  forest: 'undergrowth treeline pinewood bayou mangrove fen mire wilderness bois',
  beach: 'lakeshore sandbar atoll estuary mudflat foreshore inlet strand küste bucht crique rivage',
  pier: 'slipway drydock breakwater steg werft embarcadère',
  sea: 'waterfall rapids strait fluss teich bach ozean rivière fleuve étang ruisseau река',
  mountain:
    'foothills crag escarpment precipice crevasse mesa butte caldera headland promontory gletscher klippe schlucht falaise',
  cave: 'sinkhole pothole burrow warren chasm mineshaft shaft caverne',
};

/** The same in Spanish, Portuguese and Italian. */
export const MORE_ROMANCE: Readonly<Partial<Record<PlaceKind, string>>> = {
  room: 'escalera rellano portal clínica gimnasio cine museo fábrica almacén garaje ascensor cabaña armazém lavandería lavanderia corral curral establo baño apartamento elevador garagem banheiro prédio escada salotto scala ascensore fabbrica magazzino stalla',
  shop: 'quiosco quiosque edicola',
  classroom: 'instituto liceo',
  office: 'ayuntamiento laboratorio laboratório municipio',
  cellar: 'calabozo cripta cantina',
  temple: 'convento ermita santuario sacristia sacristía sagrestia',
  tower: 'campanario campanile',
  train: 'vagón coche taxi metro avión carro kombi automóvil automóvel aereo',
  ship: 'nave bodega astronave',
  street: 'acera esquina calçada marciapiede',
  garden: 'parque parco terreiro alpendre',
  field: 'desierto valle ruinas deserto vale ruínas rovine campo',
  forest: 'monte sendero mata trilha sentiero mato',
  beach: 'orilla costa riva margem',
  sea: 'río cascada arroyo rio cachoeira fiume cascata mar mare',
  mountain: 'ladera barranco serra',
  cave: 'mina miniera',
};

/** What is something else in English, or a little word elsewhere: a place only behind an article of its own tongue. */
export const FOREIGN_ONLY: ReadonlySet<string> = new Set(
  'boot bac place cour portal cale stall auto monte strand carro vale nave bois costa coche cine labor cantina metro mar mare mata rio dom riva scala campo mina'.split(
    ' ',
  ),
);
