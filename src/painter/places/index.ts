// The shelf of places: one function per kind.
import type { PlaceKind } from '@/story';
import { paintCastle, paintTemple } from './grand';
import { paintGreenhouse } from './greenhouse';
import { paintCellar } from './cellar';
import { paintAttic, paintBedroom, paintKitchen, paintRoom } from './home';
import { paintField, paintForest, paintGarden } from './land';
import { paintSea, paintSkyPlace } from './open';
import { paintBeach, paintPier } from './shore';
import { paintTower } from './tower';
import { paintCave, paintMountain } from './wild';
import { paintMarket, paintStreet, paintVillage } from './town';
import { paintClassroom, paintLibrary, paintOffice, paintShop, paintTavern } from './trade';
import { paintShip, paintStation, paintTrain } from './travel';
import type { Air } from '../background/air';
import { group, type Op } from '../drawing';

/** Rooms are seen from nearer than they are laid out, so that people do not look like giants in them. */
const inside =
  (paint: (air: Air) => Op[]) =>
  (air: Air): Op[] => [
    group(paint(air), { transform: [1.12, 0, 0, 1.12, -0.12 * 960, -0.12 * 660] }),
  ];

export const PLACES: Readonly<Record<PlaceKind, (air: Air) => Op[]>> = {
  room: inside(paintRoom),
  bedroom: inside(paintBedroom),
  kitchen: inside(paintKitchen),
  tavern: inside(paintTavern),
  shop: inside(paintShop),
  library: inside(paintLibrary),
  classroom: inside(paintClassroom),
  office: inside(paintOffice),
  attic: inside(paintAttic),
  cellar: inside(paintCellar),
  greenhouse: paintGreenhouse,
  castle: inside(paintCastle),
  temple: inside(paintTemple),
  tower: paintTower,
  train: inside(paintTrain),
  station: paintStation,
  ship: paintShip,
  street: paintStreet,
  market: paintMarket,
  village: paintVillage,
  garden: paintGarden,
  field: paintField,
  forest: paintForest,
  beach: paintBeach,
  pier: paintPier,
  sea: paintSea,
  mountain: paintMountain,
  cave: paintCave,
  sky: paintSkyPlace,
};

export { paintNowhere } from './open';
