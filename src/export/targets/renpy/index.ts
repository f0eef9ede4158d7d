// The Ren'Py target: a story as a project that its author can go on with by hand.
import type { Character, Scene, SceneHead } from '@/story';
import type {
  ExportContext,
  ExportFile,
  ExportInput,
  ExportTarget,
  ExportTree,
  MissingArt,
} from '../export-target';
import { Naming, ShownPictures } from './cast';
import { pictureUnusable } from './diagnostics';
import { charactersScript, picturesScript } from './definitions';
import customScript from './files/custom.rpy?raw';
import screensScript from './files/screens.rpy?raw';
import stagingScript from './files/staging.rpy?raw';
import { firstSceneOf } from './flow';
import { interfaceArt } from './interface-art';
import { NameBook } from './names';
import { optionsScript, projectSlug, startScript } from './options';
import { buildLog, creditsText, CUSTOM_SCRIPT, readmeText } from './papers';
import { pictureFiles, planPictures, type PlannedPicture } from './picture-plan';
import { END_LABEL, sceneScript } from './scene-script';
import { Surveyor } from './survey';
import { VariableWriter } from './variables';

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
  const { showPlayer } = options;
  const surveyor = new Surveyor(story, showPlayer);
  await eachScene(input, context, 'reading', (scene) => surveyor.add(scene));
  const survey = surveyor.finish();
  const { check } = survey;
  context.log(`Checked ${story.scenes.length} scenes: ${check.warnings.length} warnings.`);

  const plan = await planPictures(survey.shots, input.pictures, naming, context);
  context.log(
    `Found pictures for ${plan.filter(({ picture }) => picture).length} of ${plan.length} shots.`,
  );

  const pictures = new ShownPictures(
    plan
      .filter(({ picture, shot }) => picture !== undefined || shot.kind === 'background')
      .map(({ shot }) => shot),
  );
  const variables = new VariableWriter(survey.variables, naming.book);
  const setting = { story, naming, pictures, variables, showPlayer };
  const scripts: ExportFile[] = [];
  await eachScene(input, context, 'scenes', async (scene) => {
    const content = await input.keepText(sceneScript(scene, setting));
    scripts.push({ path: `game/scenes/${naming.label(scene.id)}.rpy`, content, kind: 'script' });
  });
  context.log(`Wrote ${scripts.length} scene scripts.`);

  const first = firstSceneOf(story);
  const people = story.characters.filter(({ id }) => pictures.hasPerson(id));
  const files: ExportFile[] = [
    paper('README.txt', readmeText(options, slug)),
    paper('CREDITS.txt', creditsText(options, plan)),
    script('options.rpy', optionsScript(story, options, check.isRightToLeft)),
    script('script.rpy', startScript(first && naming.label(first.id), END_LABEL)),
    script('characters.rpy', charactersScript(story, naming, pictures, survey.speakers)),
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
  const decisions = decisionsOf(plan, story.scenes, naming, people);
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

/** Of all scenes none is held longer than it takes. */
async function eachScene(
  { story, scenes }: ExportInput,
  context: ExportContext,
  stage: 'reading' | 'scenes',
  take: (scene: Scene) => void | Promise<void>,
): Promise<void> {
  let done = 0;
  for await (const scene of scenes()) {
    context.signal.throwIfAborted();
    context.progress({ stage, done, total: story.scenes.length });
    await take(scene);
    done += 1;
  }
}

function missingArtOf(plan: readonly PlannedPicture[]): MissingArt[] {
  return plan
    .filter(({ picture }) => picture === undefined || picture.origin === 'painter')
    .map(({ shot, name, picture }) => ({ shot, name, filledBy: picture ? 'painter' : 'nothing' }));
}

function decisionsOf(
  plan: readonly PlannedPicture[],
  scenes: readonly SceneHead[],
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
