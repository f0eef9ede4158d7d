import type { LogTranscript } from '@/story';

/** The story's title: what the file says, else its first heading, else its name made readable. */
export function storyTitle(
  { about }: Pick<LogTranscript, 'about'>,
  fileName: string,
  firstHeading: string | undefined,
): string {
  const said = about.title?.trim();
  if (said !== undefined && said !== '') return said.slice(0, 120);
  if (firstHeading !== undefined && about.isProse === true) return firstHeading.slice(0, 120);
  const name = fileName
    .replace(/^.*[\\/]/, '')
    .replace(
      /\.(?:jsonl?|ndjson|txt|md|markdown|html?|xhtml|mhtml?|csv|tsv|log|chatlog|weechatlog|xml|zip|gz|doc[mx]?|fodt|odt|rtf|epub|rpym?|yarn|ink|tw|twee|fdx|osf|fadein|celtx|fountain|spmd|ass|ssa|srt|vtt|db|story|scenario|byaf)$/i,
      '',
    )
    .replace(/\.(?:st|st-export|group|discord|whatsapp|play|prose|chat)$/i, '')
    .replace(/\s*-?\s*\d{4}-\d{1,2}-\d{1,2}\s*@.*$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  const words = name === '' ? (about.world ?? about.characterName ?? 'Untitled story') : name;
  return words === words.toLowerCase()
    ? words.replace(/(^|\s)\p{Ll}/gu, (match) => match.toUpperCase())
    : words;
}
