# Where the game begins and ends. The scenes lie in scenes/, one file each.

label start:

    jump scene_001_the_pier_at_dusk


label the_end:

    scene black with fade
    pause .4
    centered "{size=+24}The End{/size}"
    show screen credits_card with dissolve
    pause
    hide screen credits_card with dissolve
    return
