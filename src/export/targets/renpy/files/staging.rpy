# How people stand, who is in the light, and what falls from the sky.
# The scenes only say who is there, with which face, and where.

# First showing: at once in place. Any later "show ... at spot()": a glide from the old place.
# x is the middle of the sprite, 0 left edge to 1 right edge; z makes people of a crowd smaller.
transform spot(x=.5, z=1.0):
    fit "contain"
    xysize (639, 994)
    xanchor .5
    yanchor 1.0
    ypos 1.0
    on show:
        xpos x zoom z
    on replace:
        ease .35 xpos x zoom z

# Backgrounds of any size fill the stage.
transform backdrop:
    fit "cover"
    xysize (config.screen_width, config.screen_height)
    xalign .5
    yalign .5

define quick_dissolve = Dissolve(.15)

init python:
    config.tag_transform["bg"] = backdrop
    for _tag in ("rain", "storm", "snow", "fog"):
        config.tag_zorder[_tag] = 50

# Whoever speaks stands in front and in the light; a narrator lights everybody.
default focused_tag = None

init python:
    import time
    from types import SimpleNamespace

    # How bright everybody is just now, by tag. Not part of saves: it is eased anew.
    brightness = SimpleNamespace()

    # Light of the place, multiplied with the colors of the people.
    light_tints = {
        "dawn": (1.0, .933, .894),
        "dusk": (.953, .863, .812),
        "night": (.725, .765, .902),
    }
    unlit = .78

    def focus_on_speaker(event, interact=True, who=None, **kwargs):
        if event != "begin":
            return
        store.focused_tag = who if who is not None and renpy.showing(who) else None
        if store.focused_tag is not None:
            front = max([0] + [z for tag, z in _people_zorders() if tag != who]) + 1
            if front > 40:
                front = 40
                for tag, z in _people_zorders():
                    renpy.change_zorder("master", tag, max(1, z - 20))
            renpy.change_zorder("master", who, front)

    def _people_zorders():
        return [(tag, z) for tag, z in renpy.get_zorder_list("master") if tag in gui.people]

    config.all_character_callbacks.append(focus_on_speaker)

    class Lit(object):
        """Eases a sprite into the light or out of it."""

        def __init__(self, tag):
            self.tag = tag

        def __call__(self, trans, st, at):
            tag = store.focused_tag
            lit = tag is None or tag == self.tag or renpy.get_screen("choice") is not None
            goal = 1.0 if lit else unlit
            clock = time.time()
            now, since = getattr(brightness, self.tag, (goal, clock))
            if renpy.is_skipping():
                now = goal
            else:
                step = (clock - since) * (1.0 - unlit) / .2
                now = min(goal, now + step) if goal > now else max(goal, now - step)
            setattr(brightness, self.tag, (now, clock))
            tint = (1.0, 1.0, 1.0)
            for word in renpy.get_attributes("bg") or ():
                tint = light_tints.get(word, tint)
            trans.matrixcolor = TintMatrix(Color(rgb=tuple(now * c for c in tint)))
            return .02 if now != goal else .1

        def __eq__(self, other):
            return type(self) is type(other) and self.tag == other.tag

        def __ne__(self, other):
            return not self == other

    def show_in_light(name, at_list=[], tag=None, **kwargs):
        who = tag or (name if isinstance(name, tuple) else tuple(name.split()))[0]
        if who in gui.people:
            at_list = list(at_list)
            if not at_list and not renpy.showing(who):
                at_list.append(spot())
            if at_list:
                at_list.append(Transform(function=Lit(who)))
        return renpy.show(name, at_list=at_list, tag=tag, **kwargs)

    config.show = show_in_light

# Weather in front of the stage. `scene` and `hide` end it. Rain is a picture of streaks that rolls
# past, so that it is as dense on a slow machine as on a fast one.
transform falling(height, seconds):
    yanchor 1.0
    ypos 1900
    linear seconds ypos (1900 + height)
    repeat

transform slanted(degrees):
    anchor (.5, .5)
    pos (.5, .5)
    xysize (2400, 1900)
    rotate degrees
    rotate_pad False

image streaks = Tile("gui/rain.png", size=(1200, 2240))
image rain far = At(Transform("streaks", xzoom=2.0, alpha=.35), falling(320, .34))
image rain near = At(Transform("streaks", zoom=2.0, alpha=.5), falling(640, .42))

image rain = At(Fixed("rain far", "rain near"), slanted(4))

image storm = Fixed(
    Solid("#0a10203c"),
    At(Fixed("rain far", "rain near", At(Transform("streaks", xzoom=3.0, yzoom=2.0, alpha=.45), falling(640, .3))), slanted(16)))

image snow = Fixed(
    SnowBlossom(Transform("gui/flake.png", zoom=.35), count=70, border=40, xspeed=(-30, 30), yspeed=(60, 100), start=0, fast=True),
    SnowBlossom(Transform("gui/flake.png", zoom=.7), count=40, border=40, xspeed=(-50, 50), yspeed=(110, 170), start=0, fast=True))

image fog = Fixed("fog far", "fog near")

image fog far:
    "gui/fog.png"
    xysize (3840, 1080)
    alpha .55
    xpos 0
    linear 70 xpos -1920
    repeat

image fog near:
    "gui/fog.png"
    xysize (3840, 760)
    ypos 320
    alpha .6
    xpos -1920
    linear 45 xpos 0
    repeat
