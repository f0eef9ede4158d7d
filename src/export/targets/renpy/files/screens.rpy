# All screens and styles, without pictures but for gui/. Works on Ren'Py 8.0.3 to 8.5.
# To change something for good, redefine the style or screen in custom.rpy (see there).

init offset = -2

init python:
    gui.init(1920, 1080)

define gui.ink = "#f3efe9"
define gui.ink_dim = "#b4b0aa"
define gui.ink_faint = "#8d8a86"
define gui.accent = "#f0bd74"
define gui.panel = "#171a21f0"
define gui.panel_hover = "#2a2f3af6"
define gui.line = "#ffffff1c"
define gui.text_size = 32
define gui.interface_size = 28

init offset = -1

# -- basics ------------------------------------------------------------------

style default:
    font "DejaVuSans.ttf"
    size gui.interface_size
    color gui.ink
    language "unicode"

style button:
    padding (24, 12)
    background None
    hover_background Solid("#ffffff14")
style button_text:
    color gui.ink_dim
    hover_color gui.ink
    selected_color gui.accent
    insensitive_color "#ffffff38"
style frame:
    background gui.panel
    padding (40, 32)
style label:
    padding (0, 0)
style label_text:
    color gui.accent
    size 30
style bar:
    ysize 12
    left_bar Solid(gui.accent)
    right_bar Solid("#ffffff26")
    thumb None
style slider:
    ysize 24
    left_bar Fixed(Solid(gui.accent, ysize=6, yalign=.5))
    right_bar Fixed(Solid("#ffffff2e", ysize=6, yalign=.5))
    thumb Solid(gui.ink, xsize=12)
    hover_thumb Solid("#ffffff", xsize=12)
style vscrollbar:
    xsize 10
    base_bar Solid("#ffffff10")
    thumb Solid("#ffffff4c")
    hover_thumb Solid(gui.accent)
    unscrollable "hide"

# -- in the game -------------------------------------------------------------

screen say(who, what, cue=None):
    style_prefix "say"
    window:
        id "window"
        if who is not None:
            window:
                id "namebox"
                style "namebox"
                hbox:
                    spacing 20
                    text who id "who"
                    if cue:
                        text cue style "say_cue"
        text what id "what"

init python:
    config.character_id_prefixes.append("namebox")

style window:
    xfill True
    yalign 1.0
    ysize 336
    padding (0, 0)
    background Frame("gui/textbox.png", 0, 0)
style say_window is window
style namebox:
    xpos 340
    ypos 30
    padding (0, 0)
    background None
style say_label:
    size 34
    bold True
    outlines [(2, "#000000a0", 0, 0)]
style say_cue:
    size 24
    yalign .8
    color gui.ink_dim
    italic True
    outlines [(1, "#00000090", 0, 0)]
style say_dialogue:
    xpos 340
    xsize 1240
    ypos 80
    size gui.text_size
    color gui.ink
    line_spacing 3
    adjust_spacing False
    outlines [(1, "#00000090", 0, 0)]
style say_thought is say_dialogue

# The choices stand in one to three columns, as many as it takes to show them all at once; a list
# longer than that scrolls.
init python:
    def choice_layout(items):
        """Columns of items, width of a button, size of its text, height of all."""
        size = lambda text: sum(2 if ord(c) > 0x2e7f else 1 for c in text)
        best = None
        for columns, width, text_size in ((1, 1100, 30), (2, 790, 26), (3, 580, 22)):
            per_line = int((width - 70) / (text_size * .62))
            rows = -(-len(items) // columns)
            parts = [items[at:at + rows] for at in range(0, len(items), rows)]
            height = max(
                sum((1 + size(i.caption) // per_line) * int(text_size * 1.25) + 40 for i in part)
                for part in parts)
            best = (parts, width, text_size, height)
            if height <= 690:
                break
        return best

screen choice(items):
    style_prefix "choice"
    $ parts, width, text_size, height = choice_layout(items)
    add Solid("#00000038")
    viewport:
        xalign .5
        ypos max(24, 370 - height // 2)
        xsize (width * len(parts) + 16 * (len(parts) - 1) + (20 if height > 700 else 0))
        ysize min(height, 700)
        mousewheel True
        draggable (height > 700)
        pagekeys (height > 700)
        scrollbars ("vertical" if height > 700 else None)
        hbox:
            for part in parts:
                vbox:
                    for i in part:
                        textbutton i.caption:
                            action i.action
                            xsize width
                            text_size text_size

style choice_hbox:
    spacing 16
style choice_vbox:
    spacing 12
style choice_button:
    padding (34, 14)
    background Solid(gui.panel)
    hover_background Solid(gui.panel_hover)
style choice_button_text:
    xalign .5
    text_align .5
    layout "subtitle"
    color gui.ink
    hover_color gui.accent
    insensitive_color "#ffffff50"

screen input(prompt):
    style_prefix "input"
    window:
        vbox:
            xpos 340
            ypos 60
            xsize 1240
            spacing 18
            text prompt style "input_prompt"
            input id "input"

style input_prompt is default
style input:
    color gui.accent
    size gui.text_size

default quick_menu = True

screen quick_menu():
    zorder 100
    if quick_menu:
        hbox:
            style_prefix "quick"
            xalign .5
            yalign 1.0
            yoffset -6
            textbutton _("Back") action Rollback()
            textbutton _("History") action ShowMenu("history")
            textbutton _("Skip") action Skip() alternate Skip(fast=True, confirm=True)
            textbutton _("Auto") action Preference("auto-forward", "toggle")
            textbutton _("Save") action ShowMenu("save")
            textbutton _("Quick save") action QuickSave()
            textbutton _("Quick load") action QuickLoad()
            textbutton _("Menu") action ShowMenu("preferences")

init python:
    config.overlay_screens.append("quick_menu")

style quick_hbox:
    spacing 4
style quick_button:
    padding (16, 6)
style quick_button_text:
    size 20
    color gui.ink_dim
    hover_color gui.ink
    selected_color gui.accent
    outlines [(1, "#00000090", 0, 0)]

screen nvl(dialogue, items=None):
    window:
        style "nvl_window"
        vbox:
            spacing 22
            for d in dialogue:
                window:
                    id d.window_id
                    style "nvl_entry"
                    vbox:
                        spacing 4
                        if d.who is not None:
                            text d.who id d.who_id style "nvl_label"
                        text d.what id d.what_id style "nvl_dialogue"
            for i in items or []:
                textbutton i.caption action i.action style "nvl_button"

style nvl_window:
    xfill True
    yfill True
    background Solid("#0d0f14d8")
    padding (300, 90)
style nvl_entry:
    background None
    padding (0, 0)
    xfill True
style nvl_label:
    color gui.accent
    bold True
style nvl_dialogue:
    xsize 1320
    size gui.text_size
style nvl_button is button
style nvl_button_text is button_text

define config.nvl_list_length = 6

screen notify(message):
    zorder 110
    style_prefix "notify"
    frame at notify_appear:
        text "[message!tq]"
    timer 3.25 action Hide("notify")

transform notify_appear:
    on show:
        alpha 0
        linear .25 alpha 1.0
    on hide:
        linear .5 alpha 0.0

style notify_frame:
    ypos 60
    padding (36, 16)
style notify_text:
    size 24

screen skip_indicator():
    zorder 110
    style_prefix "skip"
    frame:
        text _("Skipping  ›››")

style skip_frame is notify_frame
style skip_text is notify_text

# Shown at the end of the story.
screen credits_card():
    vbox:
        xalign .5
        yalign .5
        spacing 24
        text "[config.name!tq]" size 64 color gui.accent xalign .5 text_align .5 xmaximum 1500
        if gui.author:
            text gui.author xalign .5 text_align .5 xmaximum 1500
        text _("Made with ComfyVN Studio and Ren'Py") size 22 color gui.ink_faint xalign .5

# -- menus -------------------------------------------------------------------

screen navigation():
    vbox:
        style_prefix "nav"
        xpos 56
        yalign .5
        if main_menu:
            textbutton _("Start") action Start()
        else:
            textbutton _("History") action ShowMenu("history")
            textbutton _("Save") action ShowMenu("save")
        textbutton _("Load") action ShowMenu("load")
        textbutton _("Preferences") action ShowMenu("preferences")
        if gui.gallery_pictures:
            textbutton _("Gallery") action ShowMenu("gallery")
        textbutton _("About") action ShowMenu("about")
        textbutton _("Help") action ShowMenu("help")
        if _in_replay:
            textbutton _("End replay") action EndReplay(confirm=True)
        elif not main_menu:
            textbutton _("Main menu") action MainMenu()
        if renpy.variant("pc"):
            textbutton _("Quit") action Quit(confirm=not main_menu)

style nav_vbox:
    spacing 6
style nav_button:
    xsize 340
    padding (24, 12)
style nav_button_text:
    size 32

screen main_menu():
    tag menu
    add gui.menu_picture at backdrop
    add "gui/side.png" xysize (900, 1080)
    add "gui/ground.png" xysize (1920, 620) yalign 1.0
    use navigation
    if gui.show_name:
        vbox:
            xalign 1.0
            yalign 1.0
            xoffset -90
            yoffset -80
            xmaximum 1200
            text "[config.name!tq]":
                size (84 if len(config.name) < 24 else 60 if len(config.name) < 60 else 40)
                xalign 1.0
                text_align 1.0
                outlines [(3, "#00000080", 0, 0)]
            if gui.author:
                text gui.author xalign 1.0 text_align 1.0 color gui.ink_dim outlines [(2, "#00000080", 0, 0)]

screen game_menu(title, scroll=None):
    add gui.menu_picture at backdrop
    add Solid("#0f1217ee")
    add Solid("#0000002a", xsize=440)
    use navigation
    vbox:
        xpos 520
        ypos 70
        xsize 1310
        spacing 36
        text title style "page_title"
        if scroll:
            viewport:
                ysize 850
                scrollbars "vertical"
                mousewheel True
                draggable True
                pagekeys True
                yinitial (1.0 if scroll == "end" else 0.0)
                vbox:
                    xsize 1270
                    spacing 22
                    transclude
        else:
            transclude
    textbutton _("Return") action Return() style "nav_button" xpos 56 ypos 980
    if main_menu:
        key "game_menu" action ShowMenu("main_menu")

style page_title:
    size 52
    color gui.ink

screen about():
    tag menu
    use game_menu(_("About"), scroll=True):
        text "[config.name!tq]" size 36 color gui.accent
        text _("Version [config.version!t]") color gui.ink_dim
        if gui.about:
            text gui.about
        text _("Made with {a=https://www.renpy.org/}Ren'Py{/a} [renpy.version_only].\n\n[renpy.license!t]") size 22 color gui.ink_dim

screen save():
    tag menu
    use file_slots(_("Save"))

screen load():
    tag menu
    use file_slots(_("Load"))

screen file_slots(title):
    use game_menu(title):
        grid 3 2:
            style_prefix "slot"
            xspacing 28
            yspacing 28
            for i in range(1, 7):
                button:
                    action FileAction(i)
                    vbox:
                        spacing 6
                        add FileScreenshot(i) xalign .5
                        text FileTime(i, format=_("{#file_time}%Y-%m-%d %H:%M"), empty=_("empty")) style "slot_time_text"
                        text FileSaveName(i) style "slot_name_text"
                    key "save_delete" action FileDelete(i)
        hbox:
            style_prefix "page"
            xalign .5
            textbutton _("‹") action FilePagePrevious()
            if config.has_autosave:
                textbutton _("{#auto_page}Auto") action FilePage("auto")
            if config.has_quicksave:
                textbutton _("{#quick_page}Quick") action FilePage("quick")
            for p in range(1, 9):
                textbutton "[p]" action FilePage(p)
            textbutton _("›") action FilePageNext()

define config.thumbnail_width = 384
define config.thumbnail_height = 216

style slot_button:
    xsize 416
    ysize 340
    background Solid("#ffffff0d")
    hover_background Solid("#ffffff22")
    padding (16, 16)
style slot_time_text:
    size 20
    color gui.ink_dim
style slot_name_text:
    size 22
    color gui.ink
    xmaximum 384
    layout "nobreak"
style page_button:
    padding (18, 8)

screen preferences():
    tag menu
    use game_menu(_("Preferences"), scroll=True):
        style_prefix "pref"
        hbox:
            spacing 80
            vbox:
                style "pref_column"
                if renpy.variant("pc") or renpy.variant("web"):
                    label _("Display")
                    hbox:
                        textbutton _("Window") action Preference("display", "any window")
                        textbutton _("Fullscreen") action Preference("display", "fullscreen")
                label _("Text speed")
                bar value Preference("text speed") style "slider"
                label _("Auto-forward time")
                bar value Preference("auto-forward time") style "slider"
                label _("Text size")
                hbox:
                    textbutton _("Normal") action Preference("font size", 1.0)
                    textbutton _("Large") action Preference("font size", 1.2)
            vbox:
                style "pref_column"
                label _("Skip")
                textbutton _("Unseen text") action Preference("skip", "toggle") style "check_button"
                textbutton _("After choices") action Preference("after choices", "toggle") style "check_button"
                textbutton _("Transitions") action InvertSelected(Preference("transitions", "toggle")) style "check_button"
                label _("Accessibility")
                textbutton _("Self-voicing") action Preference("self voicing", "toggle") style "check_button"
                textbutton _("High contrast text") action Preference("high contrast text", "toggle") style "check_button"
                if config.has_music or config.has_sound or config.has_voice:
                    label _("Volume")
                    if config.has_music:
                        text _("Music")
                        bar value Preference("music volume") style "slider"
                    if config.has_sound:
                        text _("Sound")
                        bar value Preference("sound volume") style "slider"
                    if config.has_voice:
                        text _("Voice")
                        bar value Preference("voice volume") style "slider"
                    textbutton _("Mute all") action Preference("all mute", "toggle") style "check_button"

style pref_column:
    xsize 560
    spacing 16
style pref_hbox:
    spacing 8
style pref_label:
    top_margin 14
style pref_button:
    padding (0, 8)
    hover_background None
    right_margin 36
style pref_slider is slider:
    xsize 520
style check_button:
    padding (40, 6, 0, 6)
    background Transform(Solid("#ffffff40"), xysize=(18, 18), ypos=16)
    hover_background Transform(Solid("#ffffff70"), xysize=(18, 18), ypos=16)
    selected_background Transform(Solid(gui.accent), xysize=(18, 18), ypos=16)
    selected_hover_background Transform(Solid(gui.accent), xysize=(18, 18), ypos=16)
style check_button_text is button_text

screen history():
    tag menu
    predict False
    use game_menu(_("History"), scroll="end"):
        for h in _history_list:
            hbox:
                spacing 30
                # Entries are substituted already: a bracket in them is a bracket.
                if h.who:
                    text h.who style "history_who" color (h.who_args.get("color") or gui.accent) substitute False
                else:
                    null width 260
                $ what = renpy.filter_text_tags(h.what, allow=["b", "i", "u", "s", "alt", "noalt", "rt", "rb"])
                text what style "history_what" substitute False
        if not _history_list:
            text _("Nothing has been said yet.") color gui.ink_dim

style history_who:
    min_width 260
    xmaximum 260
    text_align 1.0
    size 26
    bold True
style history_what:
    xsize 950
    size 26

screen help():
    tag menu
    use game_menu(_("Help"), scroll=True):
        for keys, what in (
                (_("Enter, space, click"), _("Go on; choose.")),
                (_("Arrow keys"), _("Move between buttons.")),
                (_("Page up, mouse wheel up"), _("Go back.")),
                (_("Page down, mouse wheel down"), _("Go forward again.")),
                (_("Ctrl"), _("Skip while it is held.")),
                (_("Tab"), _("Skip on and off.")),
                (_("Escape, right click"), _("Open the menu.")),
                ("H", _("Hide the interface.")),
                ("S", _("Take a screenshot.")),
                ("V", _("Read aloud.")),
                ("Shift+A", _("Accessibility settings."))):
            hbox:
                spacing 30
                text keys min_width 500 color gui.accent
                text what

screen confirm(message, yes_action, no_action):
    modal True
    zorder 200
    style_prefix "confirm"
    add Solid("#000000b0")
    frame:
        vbox:
            spacing 40
            text _(message) xalign .5 text_align .5
            hbox:
                xalign .5
                spacing 80
                textbutton _("Yes") action yes_action
                textbutton _("No") action no_action
    key "game_menu" action no_action

style confirm_frame:
    xalign .5
    yalign .5
    xsize 900
    padding (60, 50)

# -- gallery -----------------------------------------------------------------

# A picture opens once it has been seen. After pictures.rpy and staging.rpy.
init offset = 1

init python:
    story_gallery = Gallery()
    story_gallery.transition = Dissolve(.3)
    for _picture in gui.gallery_pictures:
        story_gallery.button(_picture)
        story_gallery.unlock_image(_picture)
        story_gallery.transform(backdrop)

screen gallery():
    tag menu
    use game_menu(_("Gallery")):
        vpgrid:
            cols 3
            spacing 28
            ysize 850
            mousewheel True
            draggable True
            pagekeys True
            scrollbars "vertical"
            for name in gui.gallery_pictures:
                add story_gallery.make_button(
                    name,
                    Transform(name, fit="cover", xysize=(400, 225)),
                    locked=Solid("#ffffff0d", xysize=(400, 225)),
                    xysize=(400, 225), padding=(0, 0), alt=name)
            for cell in range(-len(gui.gallery_pictures) % 3):
                null
