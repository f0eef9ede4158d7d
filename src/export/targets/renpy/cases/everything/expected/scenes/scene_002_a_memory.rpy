label scene_002_a_memory:

    $ save_name = "A memory"

    scene bg the_inn day clear
    with fade

    radio "Static."
    jump scene_003_inside
