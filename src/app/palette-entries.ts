// What the palette lists: commands, projects, and the scenes and characters of the open one.
import type { Command } from '@/ui/commands.svelte';
import type { Project } from '@/story';
import type { PaletteEntry } from './palette';
import type { Services } from './services';
import { showKeys } from './shortcuts';

export function listEntries(
  { commands, session, navigation }: Services,
  projects: readonly Project[],
): PaletteEntry[] {
  const entries: PaletteEntry[] = [];
  const seen = new Set<string>();
  // A room registers after the shell: what is on screen comes first.
  for (const command of [...commands.all].reverse()) {
    if (seen.has(command.id) || command.id === 'palette') continue;
    seen.add(command.id);
    if (command.isEnabled?.() ?? true) entries.push(entryOf(command));
  }
  const open = session.project?.story;
  if (open) {
    for (const character of open.characters) {
      entries.push({
        id: `character-${character.id}`,
        label: character.name,
        group: 'Characters',
        run: () => navigation.go('cast', { params: { character: character.id } }),
      });
    }
    open.scenes.forEach((scene, index) => {
      entries.push({
        id: `scene-${scene.id}`,
        label: scene.title || `Scene ${index + 1}`,
        group: 'Scenes',
        run: () => navigation.go('script', { params: { scene: scene.id } }),
      });
    });
  }
  for (const project of projects) {
    if (project.id === open?.project.id) continue;
    entries.push({
      id: `project-${project.id}`,
      label: project.title,
      group: 'Projects',
      run: () => navigation.go('script', { project: project.id }),
    });
  }
  return entries;
}

function entryOf(command: Command): PaletteEntry {
  const keys = command.keys?.[0];
  return {
    id: `command-${command.id}`,
    label: command.label,
    group: command.group,
    run: command.run,
    ...(keys !== undefined && { keys: showKeys(keys) }),
  };
}
