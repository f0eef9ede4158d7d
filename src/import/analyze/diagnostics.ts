import type { Diagnostic } from '@/lib/diagnostic';

export function unknownMacro(name: string, message: number): Diagnostic {
  return {
    code: 'analyze/unknown-macro',
    severity: 'info',
    message: `The log uses {{${name}}}, which we do not know. It stays in the text as written; change it in the Script room.`,
    place: { message },
  };
}

export function textLost(message: number, characters: number): Diagnostic {
  return {
    code: 'analyze/text-lost',
    severity: 'error',
    message: `${characters} characters of a message found no place in the story. The file itself is kept; please report this.`,
    place: { message },
  };
}

export function nobodySpeaks(): Diagnostic {
  return {
    code: 'analyze/no-lines',
    severity: 'warning',
    message:
      'The log has no line that a story could show. If it was read as the wrong format, choose another one above.',
  };
}

export function manyUnknownSpeakers(lines: number): Diagnostic {
  return {
    code: 'analyze/unknown-speakers',
    severity: 'info',
    message: `For ${lines} lines nothing says who speaks them. They are shown without a name; the review walks through them.`,
  };
}
