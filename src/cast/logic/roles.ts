import type { Role } from '@/story';

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  player: 'Player',
  character: 'Character',
  narrator: 'Narrator',
  system: 'Notices',
};

/** What a role means, for whoever has to choose. */
export const ROLE_HINTS: Readonly<Record<Role, string>> = {
  player: 'The person whom the reader plays.',
  character: 'Stands on the stage and speaks.',
  narrator: 'Tells the story; has no body.',
  system: 'Notices of the log; has no body.',
};
