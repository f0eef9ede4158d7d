// Settings of a picture taken over: for one render, or for the project as one step to undo. Pure.
import {
  EMPTY_ART,
  findPlace,
  type ArtNotes,
  type Edit,
  type LoraUse,
  type ParamValue,
  type ProjectArt,
  type Shot,
  type Story,
} from '@/story';
import { setCharacter, setPlace, setProject, setWorld } from '@/story/edits';
import type { TemplateRole } from '@/workflows';
import { loraName } from '../prompt/lora-stack';
import { takeSettings, type SettingRow } from '../shots/settings-of';

/** Written by the story for every picture anew: they can be taken for one render, and are not kept. */
export const WORDS: ReadonlySet<string> = new Set(['prompt', 'negative']);

export interface KeptSettings {
  readonly role: TemplateRole;
  /** Id of the workflow that the values are for. */
  readonly template: string;
  /** Draw the role with this workflow from now on. */
  readonly takeTemplate: boolean;
  readonly rows: readonly SettingRow[];
  readonly chosen: ReadonlySet<string>;
  /** Absent: LoRAs stay as they are. */
  readonly loras?: readonly LoraUse[];
  /** Whose seed and LoRAs; absent: those of nobody. */
  readonly shot?: Shot;
}

/** What is chosen of it, for one render. */
export function onceValues({
  rows,
  chosen,
}: Pick<KeptSettings, 'rows' | 'chosen'>): Record<string, ParamValue> {
  return takeSettings({}, rows, chosen);
}

/** Values go to the workflow, seed and LoRAs to the character or the place. */
export function keepSettings(story: Story, kept: KeptSettings): Edit {
  const { rows, chosen, role, template, takeTemplate, shot, loras } = kept;
  const taken = onceValues({ rows, chosen });
  const { prompt: _prompt, negative: _negative, seed, ...values } = taken;
  const edits: Edit[] = [];
  const art: ProjectArt = story.project.art ?? { templates: {}, values: {}, faces: 'each' };
  if (Object.keys(values).length > 0 || takeTemplate) {
    edits.push(
      setProject({
        art: {
          ...art,
          ...(takeTemplate && { templates: { ...art.templates, [role]: template } }),
          values: { ...art.values, [template]: { ...art.values[template], ...values } },
        },
      }),
    );
  }
  const notes = {
    ...(typeof seed === 'number' && { seed }),
    ...(loras && { loras: lorasAfter(notesOf(shot, story), story.world.art, loras) }),
  };
  if (shot && Object.keys(notes).length > 0) edits.push(setNotes(shot, story, notes));
  return {
    name: 'Use settings of a picture',
    apply: (now) => edits.reduce((before, edit) => edit.apply(before), now),
  };
}

/** "Sora", "Old pier", "the world": where seed and LoRAs of a shot are kept. */
export function ownerWords(shot: Shot, story: Pick<Story, 'characters' | 'world'>): string {
  if (shot.kind === 'sprite') {
    return story.characters.find(({ id }) => id === shot.who)?.name ?? 'nobody';
  }
  return findPlace(story.world, shot.place)?.name ?? 'the world';
}

function notesOf(shot: Shot | undefined, story: Story): ArtNotes | undefined {
  if (!shot) return undefined;
  if (shot.kind === 'sprite') return story.characters.find(({ id }) => id === shot.who)?.art;
  return shot.place === undefined ? story.world.art : findPlace(story.world, shot.place)?.art;
}

function setNotes(shot: Shot, story: Story, fields: Partial<ArtNotes>): Edit {
  const art: ArtNotes = { ...EMPTY_ART, ...notesOf(shot, story), ...fields };
  if (shot.kind === 'sprite') return setCharacter(shot.who, { art });
  if (shot.place !== undefined) return setPlace(shot.place, { art });
  return setWorld({ art } as Parameters<typeof setWorld>[0]);
}

/**
 * The stack of the character or place: those that are only for some faces or clothes stay, the world's
 * are not written down twice.
 */
function lorasAfter(
  notes: ArtNotes | undefined,
  world: ArtNotes | undefined,
  wanted: readonly LoraUse[],
): LoraUse[] {
  const names = new Set(wanted.map(({ file }) => loraName(file)));
  const partial = (notes?.loras ?? []).filter(
    ({ file, expressions, outfits }) => (expressions ?? outfits) && !names.has(loraName(file)),
  );
  const isWorlds = (use: LoraUse): boolean =>
    notes !== world &&
    (world?.loras ?? []).some(
      (one) =>
        loraName(one.file) === loraName(use.file) &&
        one.weight === use.weight &&
        (one.clip ?? one.weight) === (use.clip ?? use.weight),
    );
  return [...wanted.filter((use) => !isWorlds(use)), ...partial];
}
