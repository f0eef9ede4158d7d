// What `seed.mjs` runs on a page of the studio: fills its database through the real storage.
import { openStorage } from '@/storage';
import { seedProject, type Seeded, type SeedOptions } from '@/testing/seed-project';

export async function seed(messages: number, options: SeedOptions): Promise<Seeded> {
  const opened = await openStorage();
  if (!opened.ok) throw new Error(opened.failure.kind);
  const made = await seedProject(opened.value, messages, options);
  opened.value.close();
  return made;
}
