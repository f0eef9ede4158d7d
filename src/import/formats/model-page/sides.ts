// Which elements of a page hold what one side of a chat with a model said, by what they are called.
import type { HtmlElement } from '../shared/html-nodes';
import { roleOfWord } from '../json-chat/said';

export type PageSide = 'user' | 'assistant' | 'aside';

const ROLE_ATTRIBUTES = [
  'data-message-author-role',
  'data-message-role',
  'data-author-role',
  'data-role',
  'data-author',
  'data-sender',
  'data-turn',
];
const USER =
  /^(?:font-user-message|(?:user|human|query|prompt)[-_](?:message|query|content|bubble)|(?:message|chat|turn|from)[-_]{1,2}(?:user|human))$/;
const MODEL =
  /^(?:font-claude-(?:message|response)|(?:assistant|bot|ai|model|gpt)[-_](?:message|response|content|bubble)|(?:message|chat|turn|from)[-_]{1,2}(?:assistant|bot|ai|model))$/;
const NAMES: Readonly<Record<string, PageSide>> = {
  'user-query': 'user',
  'model-response': 'assistant',
};

/** Of no side: pages about chats have such words too, so both must be found. */
export function sideOf(element: HtmlElement): PageSide | undefined {
  const byName = Object.hasOwn(NAMES, element.name) ? NAMES[element.name] : undefined;
  if (byName) return byName;
  for (const attribute of ROLE_ATTRIBUTES) {
    const role = roleOfWord(element.attribute(attribute) ?? '');
    if (role) return role === 'other' ? 'aside' : role;
  }
  const words = [
    element.attribute('data-testid') ?? '',
    ...(element.attribute('class') ?? '').slice(0, 400).split(/\s+/),
  ];
  if (words.some((word) => USER.test(word))) return 'user';
  if (words.some((word) => MODEL.test(word))) return 'assistant';
  // `<div class="message user">`
  if (!words.some((word) => /^(?:chat-)?(?:message|turn|msg)$/.test(word))) return undefined;
  return words.includes('user') || words.includes('human')
    ? 'user'
    : words.includes('assistant') || words.includes('bot') || words.includes('ai')
      ? 'assistant'
      : undefined;
}

const LEFT_OUT = ['sr-only', 'visually-hidden', 'cdk-visually-hidden', 'timestamp', 'author'];

/** Labels for those who listen, thinking, times, and who it was. */
export function isAround(element: HtmlElement): boolean {
  return (
    /^(?:model-thoughts|time|summary)$/.test(element.name) ||
    LEFT_OUT.some((name) => element.is(name)) ||
    /think|thought|reasoning/.test(element.attribute('data-testid') ?? '')
  );
}
