// The list of what is hidden in a draft, as functions from rules to rules.
import type { ImportRules } from '@/story';
import { keyOfDetail, makeHider, type PrivateDetail, type PrivateKind } from '@/story/privacy';
import { withDetails } from './settle-rules';

const KIND_NAMES: Readonly<Record<PrivateKind, string>> = {
  email: 'E-mail addresses',
  phone: 'Telephone numbers',
  link: 'Links',
  'account-id': 'Numbers of Discord accounts and channels',
};

/** Adds to what is hidden; what was hidden before under the same name is hidden otherwise now. */
export function addDetails(rules: ImportRules, details: readonly PrivateDetail[]): ImportRules {
  return withDetails(rules, oneEach([...rules.privacy.details, ...details]));
}

/** Of two for the same, the later one. */
export function oneEach(details: readonly PrivateDetail[]): PrivateDetail[] {
  return [...new Map(details.map((detail) => [keyOfDetail(detail), detail])).values()];
}

export function removeDetail(rules: ImportRules, detail: PrivateDetail): ImportRules {
  const key = keyOfDetail(detail);
  return withDetails(
    rules,
    rules.privacy.details.filter((one) => keyOfDetail(one) !== key),
  );
}

/** Backups only; no reading depends on it. */
export function withOriginals(rules: ImportRules, originalInBackups: boolean): ImportRules {
  return { ...rules, privacy: { ...rules.privacy, originalInBackups } };
}

/** What is hidden, as the user knows it. */
export function nameOfDetail(detail: PrivateDetail): string {
  return detail.kind === 'every' ? KIND_NAMES[detail.what] : detail.find;
}

/** Spellings as the user writes them in one field: "Anna, Anny". */
export function spellingsOf(text: string): string[] {
  return [...new Set(text.split(/[,;\n、]/).map((one) => one.trim()))].filter(
    (one) => one !== '' && one.length <= 200,
  );
}

/** Stand-ins that would tell what they hide, or hold what another hides. */
export function tellingStandIns(details: readonly PrivateDetail[]): PrivateDetail[] {
  const hider = makeHider(details);
  return details.filter(({ replace }) => hider.hide(replace) !== replace);
}
