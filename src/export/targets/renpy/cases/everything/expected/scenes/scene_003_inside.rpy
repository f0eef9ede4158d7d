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

    jump the_end
