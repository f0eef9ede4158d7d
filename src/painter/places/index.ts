// The shelf of places: one function per kind.
import type { PlaceKind } from '@/story';
import { paintCastle, paintGreenhouse, paintTemple, paintTower } from './grand';
import { paintAttic, paintBedroom, paintCellar, paintKitchen, paintRoom } from './home';
import { paintCave, paintField, paintForest, paintGarden, paintMountain } from './land';
import { paintBeach, paintPier, paintSea, paintSkyPlace } from './shore';
import { paintMarket, paintStreet, paintVillage } from './town';
import { paintClassroom, paintLibrary, paintOffice, paintShop, paintTavern } from './trade';
import { paintShip, paintStation, paintTrain } from './travel';
import type { Air } from '../background/air';
import type { Op } from '../drawing';

export const PLACES: Readonly<Record<PlaceKind, (air: Air) => Op[]>> = {
  room: paintRoom, bedroom: paintBedroom, kitchen: paintKitchen, tavern: paintTavern, shop: paintShop,
  library: paintLibrary, classroom: paintClassroom, office: paintOffice, attic: paintAttic,
  cellar: paintCellar, greenhouse: paintGreenhouse, castle: paintCastle, temple: paintTemple,
  tower: paintTower, train: paintTrain, station: paintStation, ship: paintShip, street: paintStreet,
  market: paintMarket, village: paintVillage, garden: paintGarden, field: paintField,
  forest: paintForest, beach: paintBeach, pier: paintPier, sea: paintSea, mountain: paintMountain,
  cave: paintCave, sky: paintSkyPlace,
};

export { paintNowhere } from './shore';
