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
    assert "zh" not in find_stories([*TEXTS, "zh"], kin)


def test_a_foreign_text_as_near_to_two_stories_stays_by_itself() -> None:
    kin = {
        **NEAR,
        ("arms", "zh"): 0.3,
        ("bolts", "zh"): 0.3,
        ("dams", "zh"): 0.3,
        ("eels", "zh"): 0.3,
    }
    assert "zh" not in find_stories([*TEXTS, "zh"], kin, foreign=["zh"])


def test_the_order_of_the_texts_does_not_matter() -> None:
    assert find_stories(TEXTS[::-1], NEAR) == find_stories(TEXTS, NEAR)


def test_two_texts_that_stand_apart_are_not_yet_known_to_tell_another_story() -> None:
    kin = {**NEAR, ("gulf", "hull"): 0.9}
    assert find_stories([*TEXTS, "gulf", "hull"], kin) == find_stories(TEXTS, NEAR)
