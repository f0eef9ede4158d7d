label scene_001_the_pier_at_dusk:

    $ save_name = "The pier, \"at dusk\""

    # file 1, message 1
    scene bg old_pier dusk rain
    show rain
    with fade

    "Rain on the {i}planks{/i}."

    # file 1, message 2
    show mira joy at spot(.5)
    with dissolve

    mira "Sora! You came. [[smiles]"

    # file 1, message 3
    show mira joy at spot(.28)
    show sora neutral at spot(.72)
    with dissolve

    sora "{i}I should not be here.{/i}"

    # file 1, message 4
    mira surprise "100% sure?" (show_cue="whispering")
    hide sora
    show mira surprise at spot(.5)
    show bg old_pier night rain
    with dissolve

    "???" "Who goes there?"
    $ story.trust_in_mira += 2
    pause 1.5

    menu:
        "What now?"

        "To the inn" if story.trust_in_mira >= 2:
            pass

        "Remember":
            $ story.remembered = True
            jump scene_002_a_memory

        "Leave":
            jump the_end

    jump scene_003_inside
