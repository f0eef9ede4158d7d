// Emotion labels as a model can draw them: what brows, eyes and mouth do, not what is felt.
import { isEmotion, type Emotion, type Expression } from '@/story';
import { cleanText } from './clean-text';

const PHRASES: Readonly<Record<Emotion, string>> = {
  admiration: 'admiring look, wide shining eyes, parted lips, slight smile',
  amusement: 'amused grin, laughing eyes, raised cheeks',
  anger: 'angry, furrowed brows, glaring eyes, clenched teeth',
  annoyance: 'annoyed, frown, narrowed eyes, tight lips',
  approval: 'approving smile, calm eyes, slight nod',
  caring: 'tender gentle smile, soft warm eyes, head slightly tilted',
  confusion: 'confused, one raised eyebrow, puzzled frown, head tilted',
  curiosity: 'curious look, raised eyebrows, bright attentive eyes',
  desire: 'longing gaze, half-closed eyes, light blush',
  disappointment: 'disappointed, downcast eyes, corners of the mouth turned down',
  disapproval: 'disapproving frown, stern narrowed eyes, pursed lips',
  disgust: 'disgusted, wrinkled nose, curled upper lip, averted eyes',
  embarrassment: 'embarrassed, deep blush, averted eyes, awkward smile',
  excitement: 'excited, open-mouthed smile, wide sparkling eyes',
  fear: 'frightened, wide eyes, raised brows, open trembling mouth',
  gratitude: 'grateful warm smile, gently closed eyes',
  grief: 'grieving, streaming tears, tightly closed eyes, trembling mouth',
  joy: 'happy bright smile, cheerful eyes',
  love: 'loving soft smile, warm eyes, light blush',
  nervousness: 'nervous, uneasy smile, worried brows, a drop of sweat',
  optimism: 'hopeful smile, bright eyes looking up',
  pride: 'proud confident smile, raised chin',
  realization: 'sudden realization, raised eyebrows, wide eyes, slightly open mouth',
  relief: 'relieved smile, relaxed brows, eyes closed in a sigh',
  remorse: 'remorseful, lowered head, sad downcast eyes',
  sadness: 'sad, teary eyes, drooping brows, small frown',
  surprise: 'surprised, wide open eyes, raised eyebrows, open mouth',
  neutral: 'neutral expression, relaxed face, closed mouth',
};

/** What the face does. A label of the user's own is named: `smug_2` is "smug expression". */
export function expressionWords(label: Expression): string {
  const bare = cleanText(
    label
      .toLowerCase()
      .replace(/[-_ ]*\d+$/, '')
      .replace(/[_-]+/g, ' '),
  );
  if (isEmotion(bare)) return PHRASES[bare];
  return bare === '' ? PHRASES.neutral : `${bare} expression`;
}
