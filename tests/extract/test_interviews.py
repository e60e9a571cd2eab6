from tests.extract.factories import found_in

_INTERVIEW = (
    "Interview with Colonel Petra Vance on engines for Russia\n"
    "Colonel, what do you know of Chinese engines in Russian drones?\n"
    "We counted 40 Chinese engines in Russian drones in June. None was older than a year.\n"
    "Who sent the Chinese parts to Russia?\n"
    "A Chinese trader shipped the parts to a Russian plant.\n"
    "Will you publish this?\n"
    "We will."
)


def test_an_answer_is_said_by_the_one_interviewed() -> None:
    claims = found_in(_INTERVIEW, outlet="Harbour Weekly").claims
    said = [c for c in claims if "40 Chinese engines" in c.quote.of(_INTERVIEW)]
    assert said
    assert said[0].attribution is not None
    assert "Petra Vance" in said[0].attribution.steps[-1].name


def test_a_question_of_the_writer_makes_no_interview() -> None:
    text = (
        "Petra Vance on engines for Russia\nWho sends Chinese parts to Russia?\n"
        "A Chinese trader shipped 40 engines to a Russian plant in June."
    )
    claims = found_in(text, outlet="Harbour Weekly").claims
    assert all(c.attribution is None or c.attribution.rule != "interview" for c in claims)
