// Edits on choices and their options. A choice itself is inserted with `insertBeats`.
import type { ChoiceOption, ChooseBeat } from '../beat';
import type { BeatId, SceneId } from '../ids';
import type { Edit } from '../story';
import { changeBeat, mapShared, withFields } from './change';

export function setOption(
  scene: SceneId,
  beat: BeatId,
  option: ChoiceOption['id'],
  fields: Partial<ChoiceOption>,
): Edit {
  return changeOptions(
    scene,
    beat,
    (options) => mapShared(options, (old) => (old.id === option ? withFields(old, fields) : old)),
    { name: 'Change option', mergeKey: `option ${option} ${Object.keys(fields).join()}` },
  );
}

export function addOption(scene: SceneId, beat: BeatId, option: ChoiceOption): Edit {
  const name = 'Add option';
  return changeOptions(scene, beat, (options) => [...options, option], { name });
}

export function removeOption(scene: SceneId, beat: BeatId, option: ChoiceOption['id']): Edit {
  const without = (options: readonly ChoiceOption[]) => options.filter(({ id }) => id !== option);
  return changeOptions(scene, beat, without, { name: 'Remove option' });
}

function changeOptions(
  scene: SceneId,
  beat: BeatId,
  change: (options: readonly ChoiceOption[]) => readonly ChoiceOption[],
  about: Pick<Edit, 'name' | 'mergeKey'>,
): Edit {
  return {
    ...about,
    needs: [scene],
    apply: (story) =>
      changeBeat(story, scene, beat, (old) => {
        if (old.kind !== 'choose') return old;
        const options = change(old.options);
        return options === old.options ? old : ({ ...old, options: [...options] } as ChooseBeat);
      }),
  };
}
