# TODO: Translation updated at 2024-05-26 18:30

# game/script.rpy:12
translate german start_a1b2c3d4:

    # r "Good evening."
    r "Guten Abend."

# game/script.rpy:14
translate german start_b1b2c3d4:

    # "The wheel stops."
    "Das Rad bleibt stehen."

translate german strings:

    # game/script.rpy:20
    old "Leave."
    new "Gehen."

label danach:
    r "Gute Nacht."
