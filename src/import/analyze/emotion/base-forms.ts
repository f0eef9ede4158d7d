// The base forms of English words: "grinning" → grin, "cried" → cry, "shook" → shake.

const IRREGULAR = new Map(
  (
    'bit:bite bitten:bite shook:shake shaken:shake fell:fall fallen:fall went:go goes:go gone:go caught:catch broke:break ' +
    'broken:break sank:sink sunk:sink froze:freeze frozen:freeze rose:rise risen:rise drew:draw drawn:draw threw:throw ' +
    'thrown:throw flew:fly flown:fly held:hold clung:cling swung:swing spat:spit tore:tear torn:tear wrung:wring hung:hang ' +
    'bent:bend leapt:leap sprang:spring shrank:shrink wept:weep lit:light shone:shine stood:stand took:take taken:take ' +
    'gave:give given:give left:leave lost:lose felt:feel found:find ran:run came:come sat:sit grew:grow grown:grow blew:blow ' +
    'stuck:stick struck:strike laid:lay slid:slide crept:creep hid:hide hidden:hide knelt:kneel dug:dig swept:sweep ' +
    'flung:fling swollen:swell swam:swim brought:bring won:win made:make said:say told:tell thought:think knew:know ' +
    'known:know saw:see seen:see heard:hear did:do done:do stung:sting drank:drink began:begin begun:begin meant:mean ' +
    'kept:keep spun:spin stank:stink woke:wake wore:wear worn:wear sang:sing bled:bleed stole:steal lied:lie tying:tie ' +
    'dying:die lying:lie trod:tread slunk:slink sought:seek was:be were:be is:be are:be am:be been:be being:be'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [form = '', base = ''] = pair.split(':');
      return [form, base];
    }),
);

/** The word itself and the forms under which it may stand in a list, of a word in small letters a to z. */
export function baseForms(word: string): string[] {
  const forms = [word];
  const add = (form: string): void => {
    if (form.length > 2 && !forms.includes(form)) forms.push(form);
  };
  const doubled = (stem: string): void => {
    add(stem);
    add(`${stem}e`);
    if (stem.length > 3 && stem.at(-1) === stem.at(-2)) add(stem.slice(0, -1));
  };
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) forms.push(irregular);
  if (word.length < 4) return forms;
  if (word.endsWith('ies') || word.endsWith('ied')) add(`${word.slice(0, -3)}y`);
  if (word.endsWith('es')) add(word.slice(0, -2));
  if (word.endsWith('s') && !word.endsWith('ss')) add(word.slice(0, -1));
  if (word.endsWith('ed')) doubled(word.slice(0, -2));
  if (word.endsWith('ing')) doubled(word.slice(0, -3));
  if (word.endsWith('ily')) add(`${word.slice(0, -3)}y`);
  if (word.endsWith('ly')) add(word.slice(0, -2));
  return forms;
}
