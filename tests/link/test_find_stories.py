"""Which texts tell one story."""

from app.link.stories import find_stories

NEAR = {
    ("arms", "bolts"): 0.9,
    ("arms", "cargo"): 0.5,
    ("bolts", "cargo"): 0.6,
    ("dams", "eels"): 0.8,
    ("cargo", "dams"): 0.3,
}


def test_texts_that_have_much_in_common_tell_one_story() -> None:
    found = find_stories(["arms", "bolts", "cargo", "dams", "eels"], NEAR)
    assert found == {
        "arms": "arms",
        "bolts": "arms",
        "cargo": "arms",
        "dams": "dams",
        "eels": "dams",
    }


def test_one_link_between_two_stories_does_not_make_them_one() -> None:
    found = find_stories(["arms", "bolts", "dams", "eels"], {**NEAR, ("bolts", "dams"): 0.7})
    assert found["arms"] == found["bolts"] != found["dams"] == found["eels"]


def test_a_foreign_text_goes_to_the_story_it_is_clearly_nearest_to() -> None:
    kin = {**NEAR, ("arms", "zh"): 0.3, ("bolts", "zh"): 0.2, ("dams", "zh"): 0.1}
    texts = ["arms", "bolts", "cargo", "dams", "eels", "zh"]
    assert find_stories(texts, kin, foreign=["zh"])["zh"] == "arms"
    assert find_stories(texts, kin)["zh"] == "zh"


def test_a_foreign_text_as_near_to_two_stories_stays_by_itself() -> None:
    kin = {
        **NEAR,
        ("arms", "zh"): 0.3,
        ("bolts", "zh"): 0.3,
        ("dams", "zh"): 0.3,
        ("eels", "zh"): 0.3,
    }
    found = find_stories(["arms", "bolts", "dams", "eels", "zh"], kin, foreign=["zh"])
    assert found["zh"] == "zh"


def test_the_order_of_the_texts_does_not_matter() -> None:
    texts = ["eels", "cargo", "dams", "arms", "bolts"]
    assert find_stories(texts, NEAR) == find_stories(sorted(texts), NEAR)
