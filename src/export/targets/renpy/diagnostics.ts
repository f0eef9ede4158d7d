// What a Ren'Py export says about the user's material, one function per code.
import type { BeatId, SceneId } from '@/story';
import type { ExportDiagnostic } from '../export-target';

interface At {
  readonly scene: SceneId;
  readonly beat?: BeatId;
}

export function sceneUnreachable(at: At, title: string): ExportDiagnostic {
  return {
    code: 'scene-unreachable',
    severity: 'warning',
    message: `No path leads to the scene “${title}”. It is in the archive, but nobody will see it; let a choice or jump lead there.`,
    ...at,
  };
}

export function linesUnreachable(at: At, count: number): ExportDiagnostic {
  return {
    code: 'lines-unreachable',
    severity: 'warning',
    message: `${count} ${count === 1 ? 'line comes' : 'lines come'} after a jump that always leaves the scene, and ${count === 1 ? 'is' : 'are'} left out.`,
    ...at,
  };
}

export function targetMissing(at: At): ExportDiagnostic {
  return {
    code: 'target-missing',
    severity: 'warning',
    message:
      'A choice or jump leads to a scene that was deleted; the story goes on with the next line instead.',
    ...at,
  };
}

export function choiceCanVanish(at: At): ExportDiagnostic {
  return {
    code: 'choice-can-vanish',
    severity: 'warning',
    message:
      'Every option of this choice has a condition. Where none holds, the choice is passed over.',
    ...at,
  };
}

export function optionLong(at: At): ExportDiagnostic {
  return {
    code: 'option-long',
    severity: 'info',
    message:
      'An option is too long for a button. The button shows its beginning; all of it is said once it is chosen.',
    ...at,
  };
}

export function fontMissing(at: At, script: string): ExportDiagnostic {
  return {
    code: 'font-missing',
    severity: 'warning',
    message:
      script === 'emoji'
        ? 'The story holds emoji. Ren’Py 8.2 and later draw them; older ones show boxes.'
        : `The story holds ${script} writing, which Ren’Py’s own font cannot draw. Put a free font that has it, such as Noto Sans, into game/fonts and name it in custom.rpy: “style default:” with “font "fonts/your-font.ttf"”. Fonts are not packed yet because of their size.`,
    ...at,
  };
}

export function noScenes(): ExportDiagnostic {
  return {
    code: 'no-scenes',
    severity: 'warning',
    message: 'The story has no scenes yet, so the game goes straight to its end.',
  };
}

export function pictureUnusable(name: string, type: string): ExportDiagnostic {
  return {
    code: 'picture-unusable',
    severity: 'warning',
    message: `The picture for “${name}” is of the type ${type || 'unknown'}, which Ren’Py does not read everywhere; it is left out. Use PNG, JPEG or WebP.`,
  };
}
