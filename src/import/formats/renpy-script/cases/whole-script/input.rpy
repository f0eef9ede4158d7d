# The script of the game.
define r = Character("Runa", color="#c8ffc8")
define m = Character(_("Miller"), image="miller")
define n = nvl_narrator
define mc = DynamicCharacter("player")
default player = "Odd"
default trust = 0

image bg mill = "mill.png"

init python:
    def greet():
        return "Not a line"

screen clock():
    text "Not a line either"

label start:
    play music "wheel.ogg" fadein 1.0
    scene bg mill night
    with fade

    "The wheel has {i}stopped{/i}.{w} Nobody knows why."
    show miller angry at right
    m "Go \"away\"!"
    r happy "Good evening, [player]." with vpunch
    mc "She says that to everyone,\
        even at midnight."
    "Voice" "Who is there?"
    extend " Speak!"

menu first_choice:
    m "Well?"

    "Ask about the wheel.":
        $ trust += 1
        r "What stopped it?"
        jump wheel
    "Leave." if trust < 1:
        "You turn to the door."
        menu:
            "Run!":
                pass
            "Walk.":
                pass
        return

label wheel:
    scene black
    # r "A line that was taken out."
    scene cellar with dissolve
    r """
    It was no stone.

    It was a hand.
    """
    $ renpy.pause(1.0)
    if trust > 0:
        m @ sad 'Mine, once.'
    else:
        pass
    centered "{b}The End{/b}"
    return
