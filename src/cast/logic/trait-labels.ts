const WORDS: Readonly<Record<string, string>> = {
  clothesColor: 'Color of the clothes',
  accentColor: 'Color of the accent',
  hairColor: 'Hair color',
  eyeColor: 'Eye color',
  beautyspot: 'beauty spot',
  catfolk: 'cat folk',
  foxfolk: 'fox folk',
  rabbitfolk: 'rabbit folk',
  tophat: 'top hat',
};

/** `eyeColor` → "Eye color", `hat` → "Hat" */
export function traitLabel(name: string): string {
  const words = WORDS[name] ?? name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function valueLabel(value: string): string {
  return WORDS[value] ?? value;
}
