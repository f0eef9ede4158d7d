// All texts of the import room: one function per code. Each says what happened, why, and what now.
import type { Diagnostic, DiagnosticPlace } from '@/lib/diagnostic';

type Line = { readonly line: number; readonly bytes?: readonly [number, number] };

function make(
  code: string,
  severity: Diagnostic['severity'],
  message: string,
  place?: DiagnosticPlace,
): Diagnostic {
  return place ? { code, severity, message, place } : { code, severity, message };
}

// Bytes and encodings

export function emptyFile(): Diagnostic {
  return make('empty-file', 'error', 'This file is empty: there is nothing in it to read.');
}

export function headerOnly(): Diagnostic {
  return make(
    'header-only',
    'warning',
    'This chat has a header and no messages. Perhaps it was started and never used; look for the file with the same name and a later date.',
  );
}

export function noMessages(): Diagnostic {
  return make(
    'no-messages',
    'warning',
    'No message was found in this file. If it is a log, choose its format by hand.',
  );
}

export function nulBytes(count: number): Diagnostic {
  return make(
    'nul-bytes',
    'warning',
    `${count} zero bytes were left out. They are usually what a crash or a full disk leaves behind; the text around them is kept.`,
  );
}

export function encodingGuessed(encoding: string): Diagnostic {
  return make(
    'encoding-guessed',
    'info',
    `The text is not marked and was read as ${encoding}. If accents or quotes look wrong, choose another encoding.`,
  );
}

export function damagedUtf8(count: number): Diagnostic {
  return make(
    'damaged-utf8',
    'warning',
    `${count} characters are broken and show as \ufffd. The rest of the text is whole.`,
  );
}

export function mojibake(evidence: string): Diagnostic {
  return make(
    'mojibake',
    'warning',
    `The text seems to have been saved in the wrong encoding before it came here (“${evidence}”). A fresh export would read better.`,
  );
}

const REFUSALS: Readonly<Record<string, string>> = {
  pdf: 'This is a PDF, which cannot be read here: it holds pages, not paragraphs. Drop the document that it was made of (.docx, .odt, .rtf, .epub), or open it, select all, copy, and paste the text here.',
  'old-word':
    'This is a document of Word before 2007 (.doc), which cannot be read here. Open it in Word, LibreOffice or Google Docs and save it as .docx, or copy the text and paste it here.',
  jpeg: 'This is a JPEG picture, whatever its name says. Logs are text: export the chat again.',
  png: 'This is a PNG picture without a character card in it. If it was a card, the site it came through has removed the data: get the original file.',
  webp: 'This is a WebP picture, not a log.',
  gif: 'This is a GIF picture, not a log.',
  zip: 'This is a zip archive and was not opened as one.',
  gzip: 'This is a packed file that could not be unpacked.',
  html: 'This is a web page. Open it in a browser, select the conversation, copy, and paste the text.',
  binary: 'This is not text. If it is a log, export it again as text or JSON.',
};

export function refused(kind: string): Diagnostic {
  const text = REFUSALS[kind] ?? REFUSALS.binary ?? '';
  return make(`refused-${kind}`, 'error', text);
}

// Documents

const OFFICE = {
  link: 'This is only a link to a document of Google Drive; the text is not in it. Open the document there and choose File, Download, Microsoft Word (.docx) or plain text.',
  table:
    'This is a spreadsheet, a presentation or a drawing, which cannot be read here. Copy the text out of it and paste it here, or save a table as CSV.',
  apple:
    'This is a document of Apple\u2019s Pages, Numbers or Keynote, which only those can open. Choose File, Export To, Word there, and drop that file.',
} as const;

export function refusedOffice(kind: keyof typeof OFFICE): Diagnostic {
  return make(`refused-${kind}`, 'error', OFFICE[kind]);
}

/** `why`: the end of a sentence. */
export function damagedDocument(why: string): Diagnostic {
  return make(
    'damaged-document',
    'error',
    `This document cannot be read: ${why}. Open it in the program that it was made with and save it again, or copy its text and paste it here.`,
  );
}

export function lockedDocument(): Diagnostic {
  return make(
    'locked-document',
    'error',
    'This document is locked with a password or by a shop. Save a copy without it in the program that opens it, or copy its text and paste it here.',
  );
}

export function emptyDocument(leftOut: readonly string[]): Diagnostic {
  const what = leftOut.length > 0 ? ` What is in it: ${leftOut.join(', ')}.` : '';
  return make(
    'empty-document',
    'error',
    `There is no text in this document.${what} If its pages are pictures of text, the text itself is needed.`,
  );
}

export function documentLeftOut(leftOut: readonly string[]): Diagnostic {
  const [last = '', ...others] = [...leftOut].reverse();
  const list = others.length > 0 ? `${others.reverse().join(', ')} and ${last}` : last;
  return make(
    'document-left-out',
    'info',
    `Not in the story, as they are no part of the text of this document: ${list}. The document itself is kept as it is.`,
  );
}

export function backupCopy(): Diagnostic {
  return make(
    'backup-copy',
    'info',
    'This is a copy that SillyTavern kept of a chat. The chats themselves came with it, so the copy was left aside; drop it alone to read it.',
  );
}

export function pageOfExport(): Diagnostic {
  return make(
    'page-of-export',
    'info',
    'This page shows the conversations that came beside it as data, so it was left aside.',
  );
}

export function besideLogs(): Diagnostic {
  return make(
    'beside-logs',
    'info',
    'This belongs to the export and not to its chats: looks, settings, an attachment or a note about it. Open it alone to read it all the same.',
  );
}

export function unknownKind(): Diagnostic {
  return make(
    'unknown-kind',
    'info',
    'This is neither a log nor a card, lorebook or picture, so it was left aside.',
  );
}

export function unreadable(why: string): Diagnostic {
  return make(
    'unreadable-file',
    'error',
    `The browser could not read this file (${why}). It may have moved or changed; choose it again.`,
  );
}

export function readerFault(why: string): Diagnostic {
  return make(
    'reader-fault',
    'error',
    `The reader stopped on something it did not expect (${why}). Choose another format, or import it as prose.`,
  );
}

// Records

export function damagedLine(place: Line, isKept: boolean): Diagnostic {
  const outcome = isKept ? 'What can be read of it was kept.' : 'It was passed over.';
  return make(
    'damaged-line',
    'warning',
    `Line ${place.line} is damaged. ${outcome} Its neighbors are not affected.`,
    place,
  );
}

export function moreDamagedLines(count: number): Diagnostic {
  return make('more-damaged-lines', 'warning', `${count} more lines are damaged.`);
}

export function cutOffLastLine(place: Line, isKept: boolean): Diagnostic {
  const outcome = isKept ? 'What is there of it was kept.' : 'It was passed over.';
  return make(
    'cut-off-last-line',
    'warning',
    `The file ends in the middle of line ${place.line}, as when saving is interrupted. ${outcome}`,
    place,
  );
}

export function cutOffFile(): Diagnostic {
  return make(
    'cut-off-file',
    'warning',
    'The file ends early: its last part is missing. Everything before that was read.',
  );
}

export function emptyMessages(count: number): Diagnostic {
  return make(
    'empty-messages',
    'info',
    `${count} empty messages were passed over; they are usually answers that failed, or pictures without words.`,
  );
}

export function duplicateFirstMessage(): Diagnostic {
  return make(
    'duplicate-first-message',
    'info',
    'The first message stands in the file twice and was read once.',
  );
}

export function longLine(place: Line, bytes: number): Diagnostic {
  return make(
    'long-line',
    'info',
    `Line ${place.line} is ${(bytes / 1e6).toFixed(1)} MB long. It was read as one message.`,
    place,
  );
}

export function oneOffName(name: string, place: Line): Diagnostic {
  return make(
    'one-off-name',
    'info',
    `“${name}:” on line ${place.line} could be a speaker who says one thing, or just a word. It was read as text; make it a speaker if it is one.`,
    place,
  );
}

export function halfConversation(who: string): Diagnostic {
  return make(
    'half-conversation',
    'warning',
    `Everything in this file was said by ${who}. If others took part, their side was not exported.`,
  );
}

export function severalChats(count: number): Diagnostic {
  return make(
    'several-chats',
    'info',
    `This file holds ${count} conversations; they follow each other as chapters.`,
  );
}

export function undecrypted(count: number): Diagnostic {
  return make(
    'undecrypted',
    'warning',
    `${count} messages are still encrypted, so nobody can read them here. Open the room where its keys are, wait until they show, and export again.`,
  );
}

export function otherBranches(count: number): Diagnostic {
  return make(
    'other-branches',
    'info',
    `${count} messages of other versions of this conversation (edited or asked again) were left out; the version shown last was read.`,
  );
}

export function openingInCard(chats: number): Diagnostic {
  return make(
    'opening-in-card',
    'info',
    `The first message of ${chats === 1 ? 'this chat' : 'these chats'} is not in the file: it is the greeting of the character card. Drop the card along, or begin the story with its greeting by hand.`,
  );
}

export function recoveredText(): Diagnostic {
  return make(
    'recovered-text',
    'warning',
    'The story is stored in a form that is not known here. Its long paragraphs were gathered as they lie in the file: short ones are missing, and some may be old versions. Export it as plain text if you can.',
  );
}

export function startOnly(): Diagnostic {
  return make(
    'start-only',
    'info',
    'This is a scenario: only the beginning of a story. If you have played it, export the story itself.',
  );
}

export function picturesLeftOut(count: number): Diagnostic {
  return make(
    'pictures-left-out',
    'info',
    `${count} pictures stand in the text of this file. They were left out of the story; the words around them are kept.`,
  );
}

export function flattenedBranches(choices: number): Diagnostic {
  return make(
    'flattened-branches',
    'info',
    `This scene offers ${choices} choices. The choices are kept as text, and what each one leads to follows in the order of the file; draw the branches anew in the script.`,
  );
}

export function noNames(): Diagnostic {
  return make(
    'no-names',
    'info',
    'This kind of file says who is the user and who the character, but not their names. Name them in the cast.',
  );
}

export function doubtfulFormat(label: string, runnerUp: string): Diagnostic {
  return make(
    'doubtful-format',
    'info',
    `This was read as “${label}”, but could also be “${runnerUp}”. Switch if the preview looks wrong.`,
  );
}
