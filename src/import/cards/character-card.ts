// Character cards of versions 1, 2 and 3, and the older and smaller relatives, from their JSON.
import { z } from 'zod';
import type { Card } from './card-file';
import { isRecord, objectField, textField, textListField, textsField } from './fields';
import { readLorebook } from './lorebook';

const cardData = z.looseObject({
  name: textField,
  nickname: textField,
  description: textField,
  personality: textField,
  scenario: textField,
  first_mes: textField,
  alternate_greetings: textsField,
  tags: textListField,
  creator: textField,
  avatar: textField,
  extensions: objectField,
});

export interface CardAsset {
  readonly type: string;
  readonly uri: string;
  readonly name: string;
}

/** A card in a JSON value, or undefined where it is none. `data` wins over the copies beside it. */
export function readCharacterCard(value: unknown): Card | undefined {
  if (!isRecord(value)) return undefined;
  if ('char_name' in value || ('char_persona' in value && 'char_greeting' in value)) {
    return plainCard(value, {
      name: 'char_name',
      description: 'char_persona',
      first: 'char_greeting',
      scenario: 'world_scenario',
    });
  }
  if (value.kind === 'character' && isRecord(value.persona)) return agnaiCard(value);
  const isSpec = typeof value.spec === 'string' && value.spec.startsWith('chara_card_v');
  const hasOldKeys = typeof value.first_mes === 'string' && 'name' in value;
  if (!isSpec && !hasOldKeys) return undefined;
  const inner = isRecord(value.data) ? value.data : {};
  const top = cardData.parse(value);
  const data = cardData.parse(inner);
  const name = data.name || top.name;
  if (name.trim() === '') return undefined;
  const { extensions } = data;
  const prompt = isRecord(extensions.sd_character_prompt) ? extensions.sd_character_prompt : {};
  const imagePrompt = textField.parse(prompt.positive);
  const book = readLorebook(inner.character_book ?? value.character_book, name);
  const linkedWorld = textField.parse(extensions.world);
  const avatar = top.avatar === 'none' ? '' : top.avatar;
  return {
    kind: 'card',
    name: name.trim(),
    ...(data.nickname === '' ? {} : { nickname: data.nickname }),
    description: data.description || top.description,
    personality: data.personality || top.personality,
    scenario: data.scenario || top.scenario,
    firstMessage: data.first_mes || top.first_mes,
    alternateGreetings: data.alternate_greetings,
    tags: data.tags.length > 0 ? data.tags : top.tags,
    creator: data.creator,
    ...(book && book.entries.length > 0 ? { book: book.entries } : {}),
    ...(linkedWorld === '' ? {} : { world: linkedWorld }),
    ...(imagePrompt === '' ? {} : { imagePrompt }),
    ...(avatar === '' ? {} : { avatarFileName: avatar }),
  };
}

/** Pictures that a V3 card lists. */
export function assetsOf(value: unknown): CardAsset[] {
  const data = isRecord(value) && isRecord(value.data) ? value.data : {};
  if (!Array.isArray(data.assets)) return [];
  return data.assets.filter(isRecord).map((asset) => ({
    type: textField.parse(asset.type),
    uri: textField.parse(asset.uri),
    name: textField.parse(asset.name),
  }));
}

function plainCard(
  value: Record<string, unknown>,
  keys: { name: string; description: string; first: string; scenario: string },
): Card | undefined {
  const name = textField.parse(value[keys.name]).trim();
  if (name === '') return undefined;
  return {
    kind: 'card',
    name,
    description: textField.parse(value[keys.description]),
    personality: '',
    scenario: textField.parse(value[keys.scenario]),
    firstMessage: textField.parse(value[keys.first]),
    alternateGreetings: [],
    tags: [],
    creator: '',
  };
}

function agnaiCard(value: Record<string, unknown>): Card | undefined {
  const card = plainCard(value, {
    name: 'name',
    description: '',
    first: 'greeting',
    scenario: 'scenario',
  });
  if (!card) return undefined;
  const attributes = isRecord(value.persona) ? value.persona.attributes : undefined;
  const texts = isRecord(attributes)
    ? Object.values(attributes).flatMap((list) => textListField.parse(list))
    : [];
  return { ...card, description: texts.join('\n') };
}
