label scene_003_inside:

    $ save_name = "Inside"

    scene bg the_inn night storm
    show mira relief at spot(.5)
    with fade

    "Warm light."
    if story.remembered:
        jump the_end
    "The night goes on."
    show bg old_pier night storm
    show storm
    with dissolve

    mira "Back outside."
    show mira evening_dress relief
    with quick_dissolve

    mira "How do I look?"
    mira evening_dress joy "Tell me."
    show mira joy_2 joy
    with quick_dissolve

    "She cannot decide."
    show mira joy
    with quick_dissolve

    mira "As always, then."

    jump the_end
