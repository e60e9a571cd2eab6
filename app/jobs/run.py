"""Runs one job: its items one after the other, each kept before the next is begun.

A process may end at any moment. Whoever begins the job again goes on with the item that was not
decided; an item at which the program ended three times is put aside with that reason.
"""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.base.errors import DatabaseStateError, WhenceError
from app.domain.jobs import Begun, Done, Hold, JobKind, JobState, Standing
from app.jobs.holder import forget_holder, new_holder
from app.jobs.outcome import end_state, say_outcome
from app.jobs.work import Kind, Step, StoppedError, Tools, Work
from app.store import jobs as store

MAX_ATTEMPTS = 3
_GIVEN_UP = MAX_ATTEMPTS + 2  # the item cannot even be reached
SETTLE_EVERY = 20
"""Items after which what was taken in is linked: it is shown while the job goes on, and others who
write do not wait for long."""
_SHOWN_S = 1.0  # the name of an item is told only where one takes as long

_log = logging.getLogger(__name__)


def run_job(job_id: int, tools: Tools, kinds: Mapping[JobKind, Kind]) -> JobState | None:
    """Run a job until it is over or to be left; return its state then.

    None: somebody else runs it, or it is over already. If the database cannot be used the job is
    left as it is and is taken up again later.
    """
    hold = Hold(job_id, new_holder())
    try:
        begun = store.begin_job(tools.engine, hold)
        if begun is None:
            return None
        try:
            return _Run(begun, hold, tools).go(kinds)
        except DatabaseStateError as error:
            store.release_job(tools.engine, hold, outcome=str(error))
            return JobState.INTERRUPTED
        except WhenceError as error:
            return _fail(tools, hold, str(error))
        except Exception as error:  # noqa: BLE001 - a fault of a kind costs its job only
            _log.exception("job %s failed", job_id)
            return _fail(
                tools,
                hold,
                f"A fault of the program ended it ({type(error).__name__}: {str(error)[:200]}); "
                "please report this.",
            )
    finally:
        forget_holder(hold.holder)


def _fail(tools: Tools, hold: Hold, sentence: str) -> JobState:
    store.end_job(tools.engine, hold, state=JobState.FAILED, outcome=sentence)
    return JobState.FAILED


@dataclass(slots=True)
class _Run:
    begun: Begun
    hold: Hold
    tools: Tools
    told_at: float = field(default=0.0)

    def go(self, kinds: Mapping[JobKind, Kind]) -> JobState | None:
        begun, engine = self.begun, self.tools.engine
        if begun.attempts > _GIVEN_UP:
            ended = f"The program ended {begun.attempts - 1} times on the way to item "
            raise WhenceError(f"{ended}{begun.position + 1}; hand in what follows it by itself.")
        work = kinds[begun.kind](begun, replace(self.tools, tell=self._say))
        store.note_total(engine, begun.id, work.total)
        standing = self._go_through(work)
        if standing is None:
            store.release_job(engine, self.hold)
            return JobState.INTERRUPTED
        if standing is Standing.LOST:
            return None
        work.settle()
        if standing is Standing.MINE and work.total is None:
            store.note_reached(engine, begun.id)
        counts = store.count_outcomes(engine, begun.id)
        state = JobState.CANCELLED if standing is Standing.CANCELLED else end_state(counts)
        store.end_job(engine, self.hold, state=state, outcome=say_outcome(counts, state=state))
        return state

    def _go_through(self, work: Work) -> Standing | None:
        """Do what is not decided yet; None: the process is to end before all is done."""
        since = 0
        for position, step in enumerate(work.steps()):
            if position < self.begun.position and position not in self.begun.again:
                continue
            if self.tools.stop():
                return None
            standing = self._tell(step.name)
            if standing is Standing.MINE:
                standing = self._do(position, step)
            if standing is not Standing.MINE:
                return standing
            since += 1
            if since >= SETTLE_EVERY:
                work.settle()
                since = 0
        store.fail_unreached(self.tools.engine, self.begun.id)
        return Standing.MINE

    def _say(self, text: str) -> bool:
        """Say how far a long step is; return whether it is to go on."""
        return not self.tools.stop() and self._tell(text) is Standing.MINE

    def _tell(self, name: str) -> Standing:
        """Say now and then which item is worked on, and hear whether that is still wanted."""
        if time.monotonic() - self.told_at < _SHOWN_S:
            return Standing.MINE
        self.told_at = time.monotonic()
        return store.note_at(self.tools.engine, self.hold, name=name)

    def _do(self, position: int, step: Step) -> Standing | None:
        """Do one item and keep what came of it; None: it was broken off and is not decided."""
        reason = None
        done = Done("")
        if self._attempts(position) > MAX_ATTEMPTS:
            reason = (
                f"The program ended {MAX_ATTEMPTS} times while it worked on this; it is left out, "
                "so that the rest goes on. Try it again alone, or drop it."
            )
        else:
            try:
                done = step.act()
            except DatabaseStateError:
                raise
            except StoppedError:
                standing = store.note_at(self.tools.engine, self.hold, name=step.name)
                return None if standing is Standing.MINE else standing
            except WhenceError as error:
                reason = str(error)
            except Exception as error:  # noqa: BLE001 - ... its item only
                _log.exception("item %s of job %s failed", position, self.begun.id)
                reason = (
                    f"A fault of the program stopped it ({type(error).__name__}: "
                    f"{str(error)[:200]}); please report this with the page."
                )
        engine, hold, name = self.tools.engine, self.hold, step.name
        if reason is not None:
            return store.save_failed(engine, hold, position=position, name=name, reason=reason)
        return store.save_done(engine, hold, position=position, name=name, done=done)

    def _attempts(self, position: int) -> int:
        if position in self.begun.again:
            return store.begin_again(self.tools.engine, self.begun.id, position=position)
        return self.begun.attempts if position == self.begun.position else 1
