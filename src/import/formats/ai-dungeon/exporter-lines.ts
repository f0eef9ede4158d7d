// The text file of a widespread exporter: sections under ruled headings, actions parted by ruled types.
import type { DecodedText, TextLine } from '../log-format';
import type { TranscriptBuilder } from '../shared/transcript-builder';

const SECTION = /^-{20,60}([A-Za-z][A-Za-z' ]{2,40})(?:\[[^\]]{0,60}\])?-{2,80}$/;
const ACTION = /^={10,20}(?:CONTINUE|STORY|START|DO|SAY|SEE|REPEAT)={10,50}$/;
/** Rules are no longer than this; stories may be lines of megabytes. */
const RULE_CHARS = 200;

export function isActionMark(line: string): boolean {
  return line.length < RULE_CHARS && ACTION.test(line.trim());
}

export class ExporterLines {
  title: string | undefined;

  constructor(private readonly text: DecodedText) {}

  /** Runs of lines that are story. All else of such a file is told to the builder as skipped. */
  *parts(builder: TranscriptBuilder): Generator<readonly TextLine[]> {
    let section: string | undefined;
    let part: TextLine[] = [];
    for (const line of this.text.lines()) {
      const heading =
        line.text.length < RULE_CHARS ? SECTION.exec(line.text.trim())?.[1] : undefined;
      const isStory = section === undefined || section === 'ACTIONS';
      if (heading === undefined && isStory && !isActionMark(line.text)) {
        part.push(line);
        continue;
      }
      if (part.length > 0) yield part;
      part = [];
      if (heading !== undefined) section = heading.trim();
      else if (section === 'TITLE' && this.title === undefined && line.text.length < RULE_CHARS) {
        this.title = line.text.trim();
      }
      builder.skip(
        line.bytes,
        heading !== undefined || isStory ? 'ruled line' : 'notes beside the story',
      );
    }
    if (part.length > 0) yield part;
  }
}
