// Looks over a story before it is written: ways that lead nowhere, lines nobody sees, scripts that
// the engine's font lacks.
import { macroNamesOf } from '@/stage';
import type { Beat, SceneHead, Story, Target } from '@/story';
import type { ExportDiagnostic } from '../export-target';
import * as say from './diagnostics';
import { livingBeats, reachableScenes, wayOf } from './flow';
import { isRightToLeft, missingScripts } from './glyphs';
import { captionString } from './text';

export interface StoryCheck {
  readonly warnings: readonly ExportDiagnostic[];
  readonly isRightToLeft: boolean;
}

export function checkStory(story: Story): StoryCheck {
  const warnings: ExportDiagnostic[] = [];
  const scripts = new Set<string>();
  let rightToLeft = false;
  if (story.scenes.length === 0) warnings.push(say.noScenes());
  const reached = reachableScenes(story);
  for (const head of story.scenes) {
    if (!reached.has(head.id)) warnings.push(say.sceneUnreachable({ scene: head.id }, head.title));
    checkScene(head);
  }
  return { warnings, isRightToLeft: rightToLeft };

  function checkScene(head: SceneHead): void {
    const { living, dead } = livingBeats(story.beats.get(head.id) ?? [], story);
    const lost = dead.filter((beat) => textsOf(beat).length > 0);
    if (lost[0])
      warnings.push(say.linesUnreachable({ scene: head.id, beat: lost[0].id }, lost.length));
    for (const beat of living) {
      for (const text of textsOf(beat)) checkText(text, head, beat);
      if (beat.kind === 'jump') checkTarget(beat.target, head, beat);
      if (beat.kind !== 'choose') continue;
      const at = { scene: head.id, beat: beat.id };
      for (const option of beat.options) {
        checkTarget(option.target, head, beat);
        const names = macroNamesOf(beat, story.characters, story.project.player);
        const { isShortened } = captionString(option.text, names, beat.options.length);
        if (isShortened) warnings.push(say.optionLong(at));
      }
      if (beat.options.length > 0 && beat.options.every(({ when }) => when.length > 0)) {
        warnings.push(say.choiceCanVanish(at));
      }
    }
  }

  function checkTarget(target: Target, head: SceneHead, beat: Beat): void {
    if (target.to === 'scene' && wayOf(target, story).to === 'next') {
      warnings.push(say.targetMissing({ scene: head.id, beat: beat.id }));
    }
  }

  function checkText(text: string, head: SceneHead, beat: Beat): void {
    rightToLeft ||= isRightToLeft(text);
    for (const script of missingScripts(text)) {
      if (scripts.has(script)) continue;
      scripts.add(script);
      warnings.push(say.fontMissing({ scene: head.id, beat: beat.id }, script));
    }
  }
}

function textsOf(beat: Beat): string[] {
  if (beat.kind === 'say' || beat.kind === 'narrate') return [beat.text];
  if (beat.kind !== 'choose') return [];
  return [beat.prompt, ...beat.options.map(({ text }) => text)].filter((text) => text !== '');
}
