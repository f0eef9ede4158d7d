define i = Character("Ines", color="#fff")
define t = Character(_("Tobias"), image="tobias")

label start:
    scene bg lighthouse night
    with fade
    play music "waves.ogg"

    "The lamp turns above us."
    show tobias tired at left
    t "You are early."
    i "You are {i}late{/i}."
    "The radio crackles."

    menu:
        "Answer the radio.":
            i "Lighthouse here. Go on."
            jump shore
        "Let it be.":
            "Nobody moves."

label shore:
    scene bg beach dawn
    $ fog = True
    t "There is a boat."
    i "Whose?"
    return
