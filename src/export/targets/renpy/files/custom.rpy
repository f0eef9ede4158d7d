# This file is yours. It comes with the first export of a project; later exports leave it out, so
# unpacking a new archive over this folder keeps what you write here.
#
# It takes effect after all other files. Safe things to do here:
#
#   style choice_button_text:            restyle anything that screens.rpy defines
#       size 34
#
#   define config.has_music = True       change a setting of options.rpy
#
#   image bg pier dusk rain = "images/my pier.png"     put your own picture under a name
#
# Scenes are better left alone: they are written again from the story at each export.

init offset = 10
