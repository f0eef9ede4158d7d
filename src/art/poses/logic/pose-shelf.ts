// Poses that belong to a character: they stand in its art notes under `poses`, and go with the project.
import { z } from 'zod';
import { poseSchema, type Pose } from '@/canvas';
import { EMPTY_ART, type ArtNotes, type Character } from '@/story';

export const namedPoseSchema = z.looseObject({
  name: z.string().min(1).max(80),
  pose: poseSchema,
});
export type NamedPose = z.infer<typeof namedPoseSchema>;

export const MOST_POSES = 60;

/** Those that can be read; others stay in the notes untouched. */
export function posesOf(character: Pick<Character, 'art'>): NamedPose[] {
  return rawPoses(character.art).flatMap((raw) => {
    const parsed = namedPoseSchema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The notes with this pose; one of the same name is replaced. Undefined when no more fit. */
export function withPose(
  art: ArtNotes | undefined,
  name: string,
  pose: Pose,
): ArtNotes | undefined {
  const others = rawPoses(art).filter((raw) => nameOf(raw) !== name);
  if (others.length >= MOST_POSES) return undefined;
  return { ...(art ?? EMPTY_ART), poses: [...others, { name, pose }] };
}

export function withoutPose(art: ArtNotes, name: string): ArtNotes {
  const { poses: _poses, ...rest } = art;
  const left = rawPoses(art).filter((raw) => nameOf(raw) !== name);
  return (left.length > 0 ? { ...rest, poses: left } : rest) as ArtNotes;
}

function rawPoses(art: ArtNotes | undefined): readonly unknown[] {
  const raw = art?.['poses'];
  return Array.isArray(raw) ? (raw as unknown[]) : [];
}

function nameOf(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && 'name' in raw ? raw.name : undefined;
}
