# Pictures are found by their file names: "images/mira/mira joy.png" is `show mira joy`.
# Below are names that borrow the picture of another. To give one a picture of its own, add the
# file and delete its line here.


# Behind the main menu, and on the gallery screen.
define gui.menu_picture = "bg old_pier dusk rain"
define gui.gallery_pictures = [
    "bg old_pier dusk rain",
    "bg old_pier night rain",
    "bg the_inn day clear",
    "bg the_inn night storm",
    "bg old_pier night storm",
]

# Tags that staging.rpy lights and brings to the front.
define gui.people = ["sora", "mira"]
