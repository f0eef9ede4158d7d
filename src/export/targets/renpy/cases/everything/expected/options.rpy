# Names and settings of the game.

define config.name = _("The Lantern & the [Tide]")
define gui.show_name = True
define config.version = "1.0"
define gui.about = _("By A. Writer\nMade with ComfyVN Studio.")
define gui.author = "A. Writer"
define build.name = "the_lantern_the_tide"
define config.save_directory = "comfyvn-300da5b3"

# Percent signs in dialogue are plain characters.
define config.old_substitutions = False

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
