// Words that a generated name must not be. Facts of Ren'Py 8.0.3 to 8.5 and of Python 3.
import { EMOTIONS } from '@/story';

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const PYTHON_KEYWORDS = `false none true and as assert async await break class continue def del elif
  else except finally for from global if import in is lambda match nonlocal not or pass raise return
  try while with yield`;

const STATEMENTS = `as at behind call camera default define elif else expression hide if image in init
  is jump label layeredimage menu not and or none nvl onlayer pass pause play python queue return rpy
  scene screen show stop style testcase testsuite transform translate voice while window with zorder
  extend centered narrator adv name_only layer`;

/** Tags that the engine or our own staging already shows. */
const ENGINE_IMAGES = `black text vtext bg cg side event rain snow fog storm`;

/** Speakers, image tags and folders share one name, so they share one list. */
export const RESERVED_SPEAKERS = words(
  `${PYTHON_KEYWORDS} ${STATEMENTS} ${ENGINE_IMAGES} con prn aux nul`,
);

/** Words of an image name after its tag. */
export const RESERVED_ATTRIBUTES = words(STATEMENTS);

/** Faces get the plain words, whatever is dressed first. */
export const RESERVED_OUTFITS: ReadonlySet<string> = new Set([...RESERVED_ATTRIBUTES, ...EMOTIONS]);

/** The second word of a background; lights and weathers are the third and fourth. */
export const RESERVED_PLACES = words(
  `${STATEMENTS} dawn day dusk night clear overcast rain storm snow fog`,
);

/** Names within the store `story`; the last two are the helpers that live there. */
export const RESERVED_VARIABLES = words(
  `${PYTHON_KEYWORDS} renpy store object self list dict set print open range sorted str int float bool
   len min max abs sum any all type id input holds change`,
);

/** What Windows keeps for devices; no file may be named so, whatever its extension. */
export const WINDOWS_DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;
