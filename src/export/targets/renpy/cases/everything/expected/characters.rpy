# Who speaks. The `character` store keeps these names apart from all others.
# `cb_who` tells staging.rpy whose sprite to bring to the front.

define character.sora = Character("Sora", color="#8fc7f4", image="sora", cb_who="sora")
define character.mira = Character("Mira", color="#9d959d", image="mira", cb_who="mira")
define character.radio = Character("Radio", color="#ffffff")
