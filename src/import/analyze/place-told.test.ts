// Where a place lies, what stands in it, and how other tongues say so.
import { describe, expect, it } from 'vitest';
import { PlaceBook } from './place-book';
import { readPlace } from './places';

const PEOPLE: ReadonlySet<string> = new Set(['mira', 'corin']);
const placeOf = (text: string): string | undefined => {
  const cue = readPlace(text, new PlaceBook([]), PEOPLE);
  return cue && cue.confidence >= 0.5 ? cue.name : undefined;
};
/** Whether a scene may begin there, where a post opens with it. */
const begins = (text: string): boolean => {
  const cue = readPlace(text, new PlaceBook([]), PEOPLE);
  return (
    cue !== undefined &&
    (cue.isMove || cue.isHere || (cue.isOpening && cue.reason === 'place-being'))
  );
};

describe('a telling that opens in a place', () => {
  it.each([
    ['The attic of the rectory was colder than the churchyard.', 'attic'],
    ['The infirmary at Blackwater Keep was one long room with twelve beds.', 'infirmary'],
    ['Café Zola at midday was no place for secrets.', 'Café Zola'],
    ['The chapel is smaller than she remembers.', 'chapel'],
    ['The night ward was as quiet as a held breath.', 'ward'],
    ['The harbour by night was a different town.', 'harbour'],
    ['The bridge of the Corrigan looks like a crime scene.', 'bridge'],
    ['The laundry takes up most of the lower floor.', 'laundry'],
    ["Mrs. Abara's kitchen is at the top of four flights of stairs.", 'kitchen'],
    ["Joss's flat is over the fish shop, and so is the smell.", "Joss's flat"],
    [
      'The bells have stopped at last, and in the crypt under the altar somebody lights a match.',
      'crypt',
    ],
    ['It is raining again, and in the stables the horses will not settle.', 'stables'],
    ['The alarm cuts out, but in the engine room the lights are still red.', 'engine room'],
    ['They are standing at the edge of the quarry when the sun comes up.', 'quarry'],
    ['By noon you are crouched on the rim of the gorge with the rope between you.', 'gorge'],
    ['The Salty Dog is heaving tonight.', 'Salty Dog'],
    ['They push through the crowd into the Drowned Rat.', 'Drowned Rat'],
    ['In der Werkstatt riecht es nach Leim und kaltem Eisen.', 'Werkstatt'],
    ['Die Lagerhalle am Kanal ist größer, als sie von außen aussieht.', 'Lagerhalle'],
    ['Am Bahnhof wartet niemand mehr.', 'Bahnhof'],
    ["La cave de l'auberge sent le vin et la pierre mouillée.", 'cave'],
    ['Dans le grenier, la poussière danse.', 'grenier'],
    ['Ils arrivent à Sète à la tombée du jour.', 'Sète'],
    ['Sie erreichen Kaltenbach erst nach Einbruch der Dunkelheit.', 'Kaltenbach'],
    ['Gegen Abend kommen sie in Kaltenbach an.', 'Kaltenbach'],
    ['Llegan a Zaragoza de madrugada, con los caballos reventados.', 'Zaragoza'],
    ['En la sacristía huele a cera.', 'sacristía'],
    ['La cocina de la abuela huele a ajo y a leña.', 'cocina'],
    ['No armazém, as luzes piscam e apagam.', 'armazém'],
    ['Chegam a Ouro Preto ao amanhecer.', 'Ouro Preto'],
    ['The bunkhouse smelled of wet dog and paraffin.', 'bunkhouse'],
    ['The motel room has two beds and one working lamp.', 'motel room'],
    ['Room 9 is at the far end of the lot, under the dead neon.', 'Room 9'],
    ['The taxi smells of pine and old cigarettes.', 'taxi'],
    ['Hangar Six is a cathedral of scaffolding.', 'hangar'],
    ['In the cockpit of the Valkyrie the lights go from red to amber.', 'cockpit'],
    ['The ferry is three lengths out when the cable goes.', 'ferry'],
    ['The last carriage is empty except for a boy with a birdcage.', 'carriage'],
    ['The Inn of the Ninth Bell has been shut since harvest.', 'inn'],
    ['Ward Three at four in the morning is a row of breathing.', 'ward'],
    ['The house on Lantern Hill has forty rooms, and water in all of them.', 'house'],
    ['El taxi huele a tabaco y a flores secas.', 'taxi'],
    ['El cementerio está cerrado, pero la verja no.', 'cementerio'],
    ["L'auberge est pleine ce soir.", 'auberge'],
    ['Sur le pont, le vent a fraîchi.', 'pont'],
    ["Dans l'église, il fait plus froid que dehors.", 'église'],
    ['次の駅で、ドアが開いた。', '駅'],
    ['放課後の教室。夕日が差し込んでいる。', '教室'],
    ['In der Scheune ist es dunkel und warm.', 'Scheune'],
    ['Das Rathaus ist noch hell erleuchtet.', 'Rathaus'],
    ['No bar da esquina, o ventilador gira devagar.', 'bar'],
    ['No convés ninguém fala.', 'convés'],
    ["In cucina c'è odore di caffè.", 'cucina'],
    ['La piazza è vuota.', 'piazza'],
  ])('%s', (text, name) => {
    expect(placeOf(text)?.toLowerCase()).toContain(name.toLowerCase());
    expect(begins(text)).toBe(true);
  });
});

describe('a place that is told of', () => {
  it.each([
    ['The forge crouched behind the church like something ashamed of itself.', 'forge'],
    ['The bakery occupied the ground floor of a house that leaned on its neighbour.', 'bakery'],
    ['The cellar under the tavern had three inches of water in it.', 'cellar'],
    ["Old Teddy's workshop was across the road from the gasworks and smelled of glue.", 'workshop'],
    ['She is sitting at the kitchen table with her boots on the chair.', 'kitchen'],
    ['He leaned against the library shelves and said nothing.', 'library'],
    ['Mira perches on the galley counter, swinging her legs.', 'galley'],
    ['They found him asleep on the drawing-room sofa.', 'drawing-room'],
    ['Corin is slumped on the bar stool nearest the door.', 'bar'],
    ['She climbs out onto the roof and sits with her back to the chimney.', 'roof'],
    ['Aboard the Marguerite nobody has slept.', 'Marguerite'],
    ['Behind the counter in the motel office a woman is watching the weather.', 'office'],
    ['She climbs into the back of the taxi and shuts the door.', 'taxi'],
    ["The clockmaker's workshop lies at the end of the Street of Brass.", 'workshop'],
    ['At dawn they bring him before the Caliph in the Palace of the Moon.', 'palace'],
    ['They reach the old saltworks by the time the moon is up.', 'saltworks'],
    ['He is asleep in a cane chair on the veranda.', 'veranda'],
    ['The 23:40 pulls into Kurobane station and nobody gets off.', 'station'],
    ['Detective Ruiz shuts the door of the interrogation room behind her.', 'interrogation room'],
    ['The squad room had emptied out by six.', 'squad room'],
    ['It is always cold in the morgue.', 'morgue'],
    ['Paran delante del cementerio con los faros apagados.', 'cementerio'],
    ['Le passeur attend sur le bac, les mains dans les poches.', 'bac'],
    ['Ils attendent à la gare depuis une heure.', 'gare'],
    ['Hedwig steht in der Küche und rührt.', 'Küche'],
  ])('%s', (text, name) => {
    expect(placeOf(text)?.toLowerCase()).toContain(name.toLowerCase());
  });
});

describe('no place where anybody is', () => {
  it.each([
    'The castle on the far side of the lake was a smudge.',
    'The monastery across the valley had been burning since noon.',
    'He thinks of the kitchen table at home.',
    'She hung the cellar key round her neck.',
    "He polished the lighthouse keeper's boots.",
    'She crosses the room in three strides.',
    'A silence falls over the room.',
    'He looks around the room for something to throw.',
    'Everyone in the room turns to stare.',
    'Hail hammers on the tin roof until nobody can hear the radio.',
    'It drummed on the slate roof all through supper.',
    'Her hand stops over the puzzle.',
    'The Duke is furious.',
    '"Your move," he says, and taps the board.',
    'She was born in a lighthouse, she says, and has hated stairs ever since.',
    'He used to work in a bakery in Lyon.',
    'The letter speaks of a monastery in the hills.',
    'They talk about the market until the tea is cold.',
    'There is a painting of a harbour over the fireplace.',
    'Your cousin has a farm somewhere in the north.',
    'Er denkt an die Küche seiner Mutter.',
    'She has a sister in Lyon and a house by the sea she never visits.',
    'He says he met her in a bar in Tangier.',
    'Her voice has something of the classroom in it.',
    'The map shows a monastery, a bridge and a mine.',
    '"Where is the harbour?" he asks.',
    'He smells like a stable.',
    "The ferryman's house had burned down years ago.",
    "She thinks of the orchard behind her mother's house.",
    'He drew a castle in the sand.',
    'They would have to cross the desert.',
    'The road to the capital is closed.',
    'It was like walking into a church.',
    'He has the face of a man who has slept in a ditch, or a palace.',
    'She puts the toy train back on the shelf.',
    'He taps the ship in the bottle.',
    'The hospital called again this morning.',
    'Nobody from the village has come.',
    'The king of the castle was a fat white cat.',
    "She wears a station master's cap.",
    'He runs a garage in Queens.',
    'The school had sent a letter.',
    'A school of silver fish turns in the light.',
    'The court is adjourned.',
    'His study of bees took nine years.',
    'She takes the bridge of her nose between two fingers.',
    'The bank wants its money.',
    'He is a pillar of the church.',
    'She was at the end of her rope.',
  ])('%s', (text) => {
    expect(placeOf(text)).toBeUndefined();
  });
});
