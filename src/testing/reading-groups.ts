// Logs by what their figures are worth: most were looked at while the readers were mended.

/** `fitted`: all others. */
export type ReadingGroup = 'fitted' | 'who-says-what' | 'examined' | 'sealed';

const MEMBERS: Readonly<Record<Exclude<ReadingGroup, 'fitted'>, ReadonlySet<string>>> = {
  /** Labelled for who says what alone; half of them no mend has looked at. */
  'who-says-what': new Set([
    'ai-dungeon-copied-the-goblin-market',
    'chatgpt-export-continue-the-salvage-diver',
    'discord-chat-exporter-one-player-three-parts',
    'discord-copy-gm-and-the-drowned-chapel',
    'discord-copy-lower-case-one-liners',
    'forum-phpbb-the-duke-is-out',
    'name-text-janitor-page-copy-the-vampires-lease',
    'name-text-robots-in-brackets',
    'name-text-script-with-a-narrator-the-heist-bus',
    'prose-british-quotes-the-heron-and-the-fox',
    'prose-dashes-french-la-fabrique-de-cloches',
    'prose-dashes-russian-the-lighthouse-keeper',
    'prose-dashes-spanish-el-ultimo-ascensor',
    'prose-first-person-few-tags-the-loan-office',
    'prose-german-die-apothekerin',
    'prose-japanese-brackets-yurei-ryokan',
    'prose-the-woman-in-grey',
    'silly-tavern-bare-speech-the-ferrywoman',
    'silly-tavern-claude-nine-bells',
    'silly-tavern-group-writes-for-others-night-shift',
  ]),
  /** Written by hands that saw no reader; their misses were looked at afterwards. */
  examined: new Set([
    'ai-dungeon-copied-derelict-greenhouse-ship',
    'character-ai-cai-tools-grandmas-goat-farm',
    'character-ai-cai-tools-rival-skater',
    'chatgpt-export-choices-orbital-hotel',
    'discord-chat-exporter-drama-club-lockdown',
    'discord-chat-exporter-one-gm-many-mouths-mire',
    'discord-chat-exporter-txt-portuguese-sertao',
    'discord-chat-exporter-webhooks-and-chatter-zombie-mall',
    'discord-copy-cabin-weekend-wrong-headcount',
    'forum-phpbb-capes-diner-night-shift',
    'irc-irssi-plague-barge',
    'name-text-polish-winda-na-dziesiate',
    'name-text-retired-heroes',
    'prose-amateur-mystery-village-fete',
    'prose-the-tea-inspector',
    'role-messages-steered-tearoom-1926',
    'silly-tavern-bold-actions-and-footers-water-tower',
    'silly-tavern-german-gasthof-zum-letzten-gleis',
    'silly-tavern-group-bread-delivery-quest',
    'silly-tavern-group-winter-court-kitchen',
    'silly-tavern-lower-case-user-lagos-tailor',
    'silly-tavern-office-stapler-war',
    'silly-tavern-smart-quotes-snowed-in-lift',
    'silly-tavern-spanish-farmacia-de-guardia',
    'silly-tavern-thinking-and-panels-noodle-clinic',
    'telegram-json-russian-kommunalka',
  ]),
  /** Of the same hands; no mend has looked at them. */
  sealed: new Set([
    'character-ai-cai-tools-short-posts-detention',
    'character-ai-dump-the-caliphs-clockmaker',
    'character-ai-turns-inspector-and-the-parrot',
    'chatgpt-export-train-robbery-for-a-cat',
    'claude-export-avalanche-dogs',
    'discord-chat-exporter-html-harbour-detectives',
    'discord-chat-exporter-html-kraken-auction',
    'discord-chat-exporter-txt-last-swim-practice',
    'discord-copy-mech-hangar-one-liners',
    'forum-xenforo-inn-of-the-ninth-bend',
    'name-text-bold-heads-abbey-of-the-quiet-bell',
    'name-text-roadside-motel',
    'name-text-unquoted-band-van-breakdown',
    'prose-dashes-french-le-bac-de-mornay',
    'prose-guillemets-french-garage-des-collines',
    'prose-japanese-brackets-saishuu-densha',
    'silly-tavern-first-person-night-nurse',
    'silly-tavern-game-master-salt-desert',
    'silly-tavern-group-comet-tug',
    'silly-tavern-huge-posts-dragon-tax-office',
    'silly-tavern-narrator-monsoon-house',
    'silly-tavern-quotes-and-plain-narration-thorn-court',
    'silly-tavern-second-person-ward-seven',
    'silly-tavern-vampire-flatmate-bare-speech',
    'telegram-json-italian-pizzeria-da-zia-morte',
    'whatsapp-spanish-el-taxi-de-los-muertos',
  ]),
};

export function groupOf(name: string): ReadingGroup {
  if (MEMBERS['who-says-what'].has(name)) return 'who-says-what';
  if (MEMBERS.examined.has(name)) return 'examined';
  return MEMBERS.sealed.has(name) ? 'sealed' : 'fitted';
}
