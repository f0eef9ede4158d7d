// The Ren'Py target: a story as a project that its author can go on with by hand.
import { spriteShot, stageSteps } from '@/stage';
import {
  loadedScene,
  shotKey,
  type Beat,
  type Character,
  type Scene,
  type Shot,
  type Story,
} from '@/story';
import type {
  ExportContext,
  ExportFile,
  ExportInput,
  ExportOptions,
  ExportTarget,
  ExportTree,
  MissingArt,
} from '../export-target';
import { Naming, ShownPictures } from './cast';
import { checkStory } from './check';
import { pictureUnusable } from './diagnostics';
import { charactersScript, picturesScript, speakersOf } from './definitions';
import customScript from './files/custom.rpy?raw';
import screensScript from './files/screens.rpy?raw';
import stagingScript from './files/staging.rpy?raw';
import { firstSceneOf, livingBeats } from './flow';
import { interfaceArt } from './interface-art';
import { NameBook } from './names';
import { optionsScript, projectSlug, startScript } from './options';
import { buildLog, creditsText, CUSTOM_SCRIPT, readmeText } from './papers';
import { pictureFiles, planPictures, type PlannedPicture } from './picture-plan';
import { END_LABEL, sceneScript } from './scene-script';
import { VariableWriter, variableTypes } from './variables';

export const renpyTarget = {
  id: 'renpy',
  label: "Ren'Py project",
  extension: 'zip',
  build,
} as const satisfies ExportTarget;

async function build(input: ExportInput, context: ExportContext): Promise<ExportTree> {
  const { story, options } = input;
  const previous = options.fresh ? undefined : input.previous;
  const slug = projectSlug(options.title);
  const naming = new Naming(story, new NameBook(previous?.names));
  const check = checkStory(story);
  context.log(`Checked ${story.scenes.length} scenes: ${check.warnings.length} warnings.`);

  const scenes = story.scenes.flatMap(({ id }) => loadedScene(story, id) ?? []);
  const plan = await planPictures(
    neededShots(scenes, story, options),
    input.pictures,
    naming,
    context,
  );
  context.log(
    `Found pictures for ${plan.filter(({ picture }) => picture).length} of ${plan.length} shots.`,
  );

  const pictures = new ShownPictures(
    plan
      .filter(({ picture, shot }) => picture !== undefined || shot.kind === 'background')
      .map(({ shot }) => shot),
  );
  const variables = new VariableWriter(variableTypes(story), naming.book);
  const { showPlayer } = options;
  const setting = { story, naming, pictures, variables, showPlayer };
  const scripts: ExportFile[] = [];
  for (const [done, scene] of scenes.entries()) {
    context.signal.throwIfAborted();
    context.progress({ stage: 'scenes', done, total: scenes.length });
    scripts.push(script(`scenes/${naming.label(scene.id)}.rpy`, sceneScript(scene, setting)));
  }
  context.log(`Wrote ${scripts.length} scene scripts.`);

  const first = firstSceneOf(story);
  const people = story.characters.filter(({ id }) => pictures.hasPerson(id));
  const files: ExportFile[] = [
    paper('README.txt', readmeText(options, slug)),
    paper('CREDITS.txt', creditsText(options, plan)),
    script('options.rpy', optionsScript(story, options, check.isRightToLeft)),
    script('script.rpy', startScript(first && naming.label(first.id), END_LABEL)),
    script(
      'characters.rpy',
      charactersScript(story, naming, pictures, speakersOf(allBeats(scenes))),
    ),
    script(
      'pictures.rpy',
      picturesScript(
        plan,
        people.map(({ id }) => naming.person(id)),
      ),
    ),
    script('variables.rpy', variables.script()),
    { ...script('staging.rpy', stagingScript), kind: 'interface' },
    { ...script('screens.rpy', screensScript), kind: 'interface' },
  ];
  const isFirst = !previous?.handedOut.includes(CUSTOM_SCRIPT);
  if (isFirst) files.push(script('custom.rpy', customScript));
  for (const file of [...scripts, ...interfaceArt(), ...pictureFiles(plan)]) files.push(file);

  const warnings = [...check.warnings];
  for (const { name, unusable } of plan) {
    if (unusable !== undefined) warnings.push(pictureUnusable(name, unusable));
  }
  const missingArt = missingArtOf(plan);
  const decisions = decisionsOf(plan, scenes, naming, people);
  const log = buildLog({ files, warnings, missingArt, decisions });
  files.push(paper('build.log', log));
  return {
    files: files.map((file) => ({ ...file, path: `${slug}/${file.path}` })),
    warnings,
    missingArt,
    names: naming.book.toMap(),
    handedOut: [CUSTOM_SCRIPT],
    decisions,
  };
}

/** Every picture that a script will show, once, in the order in which it is first seen. */
function neededShots(
  scenes: readonly Scene[],
  story: Story,
  { showPlayer }: ExportOptions,
): Shot[] {
  const shots = new Map<string, Shot>();
  const add = (shot: Shot): void => {
    if (!shots.has(shotKey(shot))) shots.set(shotKey(shot), shot);
  };
  for (const scene of scenes) {
    const { living } = livingBeats(scene.beats, story);
    const steps = stageSteps({ ...scene, beats: [...living] }, story, { showPlayer });
    for (const { directives } of steps) {
      for (const directive of directives) {
        if (directive.do === 'background') add(directive.background);
        if (directive.do === 'show') add(spriteShot(directive.sprite));
      }
    }
  }
  return [...shots.values()];
}

function* allBeats(scenes: readonly Scene[]): Generator<Beat> {
  for (const scene of scenes) yield* scene.beats;
}

function missingArtOf(plan: readonly PlannedPicture[]): MissingArt[] {
  return plan
    .filter(({ picture }) => picture === undefined || picture.origin === 'painter')
    .map(({ shot, name, picture }) => ({ shot, name, filledBy: picture ? 'painter' : 'nothing' }));
}

function decisionsOf(
  plan: readonly PlannedPicture[],
  scenes: readonly Scene[],
  naming: Naming,
  people: readonly Character[],
): string[] {
  return [
    ...scenes.map(({ id }, index) => `Scene ${index + 1} is ${naming.label(id)}.`),
    ...people.map(({ id }, index) => `Person ${index + 1} on stage is ${naming.person(id)}.`),
    ...plan.flatMap(({ name, aliasOf, picture }) => {
      if (aliasOf !== undefined) return [`${name} shows ${aliasOf}.`];
      return picture?.note === undefined ? [] : [`${name} stands in.`];
    }),
  ];
}

function script(path: string, content: string): ExportFile {
  return { path: `game/${path}`, content, kind: 'script' };
}

function paper(path: string, content: string): ExportFile {
  return { path, content, kind: 'text' };
}
