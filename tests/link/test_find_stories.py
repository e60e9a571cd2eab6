"""Which texts tell one story."""

from app.link.stories import find_stories

TEXTS = ("arms", "bolts", "cargo", "dams", "eels", "fuel")
NEAR = {
    ("arms", "bolts"): 0.9,
    ("arms", "cargo"): 0.5,
    ("bolts", "cargo"): 0.6,
    ("dams", "eels"): 0.8,
    ("cargo", "dams"): 0.3,
    ("dams", "fuel"): 0.7,
    ("eels", "fuel"): 0.7,
}


def test_texts_that_have_much_in_common_tell_one_story() -> None:
    found = find_stories(TEXTS, NEAR)
    assert found == {
        "arms": "arms",
        "bolts": "arms",
        "cargo": "arms",
        "dams": "dams",
        "eels": "dams",
        "fuel": "dams",
    }


def test_one_link_between_two_stories_does_not_make_them_one() -> None:
    found = find_stories([*TEXTS], {**NEAR, ("bolts", "dams"): 0.7})
    assert found["arms"] == found["bolts"] != found["dams"] == found["eels"]


def test_a_foreign_text_goes_to_the_story_it_is_clearly_nearest_to() -> None:
    kin = {**NEAR, ("arms", "zh"): 0.3, ("bolts", "zh"): 0.2, ("dams", "zh"): 0.1}
    assert find_stories([*TEXTS, "zh"], kin, foreign=["zh"])["zh"] == "arms"
    assert find_stories([*TEXTS, "zh"], kin)["zh"] == "zh"


def test_a_foreign_text_as_near_to_two_stories_stays_by_itself() -> None:
    kin = {
        **NEAR,
        ("arms", "zh"): 0.3,
        ("bolts", "zh"): 0.3,
        ("dams", "zh"): 0.3,
        ("eels", "zh"): 0.3,
    }
    assert find_stories([*TEXTS, "zh"], kin, foreign=["zh"])["zh"] == "zh"


def test_the_order_of_the_texts_does_not_matter() -> None:
    assert find_stories(TEXTS[::-1], NEAR) == find_stories(TEXTS, NEAR)


def test_a_page_or_two_that_stand_apart_tell_a_story_of_their_own() -> None:
    kin = {**NEAR, ("gulf", "hull"): 0.9}
    found = find_stories([*TEXTS, "gulf", "hull", "iron"], kin)
    assert found == {
        **find_stories(TEXTS, NEAR),
        **{"gulf": "gulf", "hull": "gulf", "iron": "iron"},
    }
