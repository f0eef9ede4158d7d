// `options.rpy`: everything that a player or a builder sees as a name, and the engine's settings.
import { hash32 } from '@/lib/hash';
import type { Story } from '@/story';
import type { ExportOptions } from '../export-target';
import { pythonString, pythonText } from './escape';
import { foldName } from './fold';

/** Folder of the project and name of its packages: letters, digits, underscores. */
export function projectSlug(title: string): string {
  return foldName(title).slice(0, 30).replace(/_+$/, '') || 'visual_novel';
}

export function optionsScript(
  story: Story,
  options: ExportOptions,
  isRightToLeft: boolean,
): string {
  const slug = projectSlug(options.title);
  // Renaming this folder would lose the readers' saves, so it hangs on the project, not on its title.
  const saves = `comfyvn-${hash32(story.project.id).toString(16).padStart(8, '0')}`;
  const by = options.author.trim() === '' ? '' : `By ${options.author}\n`;
  return `# Names and settings of the game.

define config.name = _(${pythonString(options.title)})
define gui.show_name = True
define config.version = "1.0"
define gui.about = _(${pythonText(`${by}Made with ComfyVN Studio.`)})
define gui.author = ${pythonText(options.author)}
define build.name = "${slug}"
define config.save_directory = "${saves}"

# Percent signs in dialogue are plain characters.
define config.old_substitutions = False
${isRightToLeft ? "\n# Needed for Hebrew and Arabic before Ren'Py 8.4.1.\ndefine config.rtl = True\n" : ''}
define config.has_sound = False
define config.has_music = False
define config.has_voice = False

define config.window = "auto"
define config.window_show_transition = Dissolve(.2)
define config.window_hide_transition = Dissolve(.2)
define config.enter_transition = Dissolve(.2)
define config.exit_transition = Dissolve(.2)
define config.intra_transition = Dissolve(.2)
define config.after_load_transition = Dissolve(.3)
define config.end_game_transition = Fade(.4, .2, .6)
define config.say_attribute_transition = Dissolve(.15)
define config.history_length = 250
define config.image_cache_size_mb = 400
define config.window_icon = "gui/window_icon.png"

default preferences.text_cps = 45
default preferences.afm_time = 15

init python:
    # A setting that older engines do not know.
    try:
        config.check_conflicting_properties = True
    except Exception:
        pass

    build.classify("**~", None)
    build.classify("**.bak", None)
    build.classify("**/.**", None)
    build.classify("**/#**", None)
    build.classify("**/thumbs.db", None)
    build.classify("build.log", None)
    build.documentation("*.txt")
`;
}

export function startScript(firstLabel: string | undefined, endLabel: string): string {
  return `# Where the game begins and ends. The scenes lie in scenes/, one file each.

label start:

    jump ${firstLabel ?? endLabel}


label ${endLabel}:

    scene black with fade
    pause .4
    centered "{size=+24}${'The End'}{/size}"
    show screen credits_card with dissolve
    pause
    hide screen credits_card with dissolve
    return
`;
}
