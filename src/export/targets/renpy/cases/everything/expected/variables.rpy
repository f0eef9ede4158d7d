# What the story remembers. Everything lives in its own store, so no name can collide.

default story.trust_in_mira = 0
default story.remembered = False
