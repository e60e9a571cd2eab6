"""The job of fetching the pages of articles that are named here and whose text is not held."""

from app.domain.jobs import Ask, Begun, Done, JobKind
from app.domain.known_pages import SAID
from app.jobs.work import Step, StoppedError, Telling, Tools, Work
from app.known_pages import collect_known_pages


def fetch_named(_begun: Begun, tools: Tools) -> Work:
    """Return the work as one step, which goes on where it was broken off."""

    def act() -> Done:
        telling = Telling(tools, "pages")

        def noted(done: int, total: int) -> None:
            telling.told(done, total)
            if telling.stopped:
                raise StoppedError

        report = collect_known_pages(
            tools.engine,
            archive=tools.archive,
            propose=tools.propose,
            read=tools.read,
            noted=noted,
        )
        said = [report.describe()]
        for trouble, missed in report.by_trouble().items():
            means, advice = SAID[trouble]
            said.append(f"{means} ({len(missed)}): {advice}.")
        return Done(" ".join(said))

    return Work(lambda: iter((Step("pages that are named", act),)), 1)


def ask_for_named(asked_by: str) -> Ask:
    """Return how to ask for it; once at a time."""
    return Ask(JobKind.DESK, "Fetch the pages that are named here", asked_by, key=JobKind.DESK)
