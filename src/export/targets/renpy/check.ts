// Looks over a story before it is written: ways that lead nowhere, lines nobody sees, scripts that
// the engine's font lacks.
import { macroNamesOf } from '@/stage';
import type { Beat, Scene, SceneId, Story, Target } from '@/story';
import type { ExportDiagnostic } from '../export-target';
import * as say from './diagnostics';
import { exitsOf, livingBeats, reachableScenes, wayOf } from './flow';
import { isRightToLeft, missingScripts } from './glyphs';
import { captionString } from './text';

export interface StoryCheck {
  readonly warnings: readonly ExportDiagnostic[];
  readonly isRightToLeft: boolean;
}

/** Takes scenes one after the other, and keeps of each where it leads and what is odd. */
export class StoryChecker {
  readonly #story: Story;
  readonly #warnings = new Map<SceneId, ExportDiagnostic[]>();
  readonly #exits = new Map<SceneId, readonly SceneId[]>();
  readonly #scripts = new Set<string>();
  #isRightToLeft = false;

  constructor(story: Story) {
    this.#story = story;
  }

  /** Gives the beats that can be reached. */
  add({ id, beats }: Pick<Scene, 'id' | 'beats'>): readonly Beat[] {
    const { living, dead } = livingBeats(beats, this.#story);
    this.#exits.set(id, exitsOf(this.#story, id, living));
    const found: ExportDiagnostic[] = [];
    const lost = dead.filter((beat) => textsOf(beat).length > 0);
    if (lost[0]) found.push(say.linesUnreachable({ scene: id, beat: lost[0].id }, lost.length));
    for (const beat of living) this.#checkBeat(id, beat, found);
    if (found.length > 0) this.#warnings.set(id, found);
    return living;
  }

  finish(): StoryCheck {
    const { scenes } = this.#story;
    const warnings: ExportDiagnostic[] = scenes.length === 0 ? [say.noScenes()] : [];
    const reached = reachableScenes(this.#story, this.#exits);
    for (const { id, title } of scenes) {
      if (!reached.has(id)) warnings.push(say.sceneUnreachable({ scene: id }, title));
      for (const warning of this.#warnings.get(id) ?? []) warnings.push(warning);
    }
    return { warnings, isRightToLeft: this.#isRightToLeft };
  }

  #checkBeat(scene: SceneId, beat: Beat, found: ExportDiagnostic[]): void {
    const at = { scene, beat: beat.id };
    for (const text of textsOf(beat)) {
      this.#isRightToLeft ||= isRightToLeft(text);
      for (const script of missingScripts(text)) {
        if (this.#scripts.has(script)) continue;
        this.#scripts.add(script);
        found.push(say.fontMissing(at, script));
      }
    }
    if (beat.kind === 'jump') this.#checkTarget(beat.target, at, found);
    if (beat.kind !== 'choose') return;
    const { characters, project } = this.#story;
    const names = macroNamesOf(beat, characters, project.player);
    for (const option of beat.options) {
      this.#checkTarget(option.target, at, found);
      const { isShortened } = captionString(option.text, names, beat.options.length);
      if (isShortened) found.push(say.optionLong(at));
    }
    if (beat.options.length > 0 && beat.options.every(({ when }) => when.length > 0)) {
      found.push(say.choiceCanVanish(at));
    }
  }

  #checkTarget(
    target: Target,
    at: { readonly scene: SceneId; readonly beat: Beat['id'] },
    found: ExportDiagnostic[],
  ): void {
    if (target.to === 'scene' && wayOf(target, this.#story).to === 'next') {
      found.push(say.targetMissing(at));
    }
  }
}
function textsOf(beat: Beat): string[] {
  if (beat.kind === 'say' || beat.kind === 'narrate') return [beat.text];
  if (beat.kind !== 'choose') return [];
  return [beat.prompt, ...beat.options.map(({ text }) => text)].filter((text) => text !== '');
}
