// The shelf of log formats. A new one is a folder and a line here.
import { detectAmong, type Detection } from './detect';
import type { LogFormat, LogSample } from './log-format';
import { characterAi } from './character-ai/character-ai';
import { chatMarkup } from './chat-markup/chat-markup';
import { chatTable } from './chat-table/chat-table';
import { chatTemplate } from './chat-template/chat-template';
import { chatgptExport } from './chatgpt-export/chatgpt-export';
import { claudeExport } from './claude-export/claude-export';
import { agnai } from './agnai/agnai';
import { aiDungeon } from './ai-dungeon/ai-dungeon';
import { comfyvnScene } from './comfyvn-scene/comfyvn-scene';
import { crd3 } from './crd3/crd3';
import { dialogueScript } from './dialogue-script/dialogue-script';
import { discordChatExporter } from './discord-chat-exporter/discord-chat-exporter';
import { fountain } from './fountain/fountain';
import { gameChat } from './game-chat/game-chat';
import { gameClientLog } from './game-client-log/game-client-log';
import { janitorAi } from './janitor-ai/janitor-ai';
import { discordData } from './discord-data/discord-data';
import { discordCopy } from './discord-copy/discord-copy';
import { irc } from './irc/irc';
import { jsonChat } from './json-chat/json-chat';
import { kobold } from './kobold/kobold';
import { geminiTakeout } from './gemini-takeout/gemini-takeout';
import { modelChat } from './model-chat/model-chat';
import { modelPage } from './model-page/model-page';
import { matrix } from './matrix/matrix';
import { fChat } from './f-chat/f-chat';
import { forum } from './forum/forum';
import { forumPage } from './forum-page/forum-page';
import { namedMarkup } from './named-markup/named-markup';
import { nameText } from './name-text/name-text';
import { novelai } from './novelai/novelai';
import { playScript } from './play-script/play-script';
import { screenplayFile } from './screenplay-file/screenplay-file';
import { prose } from './prose/prose';
import { renpyScript } from './renpy-script/renpy-script';
import { risuAi } from './risu-ai/risu-ai';
import { roleMessages } from './role-messages/role-messages';
import { sillyTavern } from './silly-tavern/silly-tavern';
import { sillyTavernText } from './silly-tavern-text/silly-tavern-text';
import { stampedChat } from './stamped-chat/stamped-chat';
import { spokenTranscript } from './spoken-transcript/spoken-transcript';
import { storium } from './storium/storium';
import { tabletopChat } from './tabletop-chat/tabletop-chat';
import { telegram } from './telegram/telegram';
import { tavernAi } from './tavern-ai/tavern-ai';
import { textGenerationWebui } from './text-generation-webui/text-generation-webui';
import { webPage } from './web-page/web-page';
import { whatsapp } from './whatsapp/whatsapp';

export { extensionOf, sampleOf, type Detection, type RankedFormat } from './detect';
export type { LogFormat, LogSample, LogSource, ReadLog } from './log-format';

export const FORMATS = [
  sillyTavern,
  sillyTavernText,
  discordChatExporter,
  characterAi,
  janitorAi,
  chatgptExport,
  claudeExport,
  geminiTakeout,
  discordData,
  discordCopy,
  roleMessages,
  chatTemplate,
  modelChat,
  kobold,
  novelai,
  aiDungeon,
  textGenerationWebui,
  agnai,
  risuAi,
  tavernAi,
  comfyvnScene,
  whatsapp,
  telegram,
  irc,
  gameChat,
  gameClientLog,
  tabletopChat,
  spokenTranscript,
  stampedChat,
  matrix,
  fChat,
  forum,
  forumPage,
  nameText,
  storium,
  crd3,
  fountain,
  screenplayFile,
  renpyScript,
  dialogueScript,
  playScript,
  jsonChat,
  chatTable,
  chatMarkup,
  namedMarkup,
  modelPage,
  webPage,
  prose,
] as const satisfies readonly LogFormat[];

export type FormatId = (typeof FORMATS)[number]['id'];

export function detectFormat(sample: LogSample): Detection<FormatId> {
  return detectAmong(FORMATS, sample);
}

export function findFormat(id: string): LogFormat | undefined {
  return FORMATS.find((format) => format.id === id);
}
