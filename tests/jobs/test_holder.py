import os
import subprocess
import sys
from datetime import timedelta

from app.base.clock import now
from app.domain.jobs import Held
from app.jobs.holder import LEASE, forget_holder, is_gone, new_holder


def test_a_run_of_this_process_is_there_until_it_is_over():
    name = new_holder()
    held = Held(1, name, now() - 2 * LEASE)
    assert not is_gone(held)
    forget_holder(name)
    assert is_gone(held)


def test_a_process_that_ended_is_gone_though_it_was_heard_of_just_now():
    code = "from app.jobs.holder import new_holder; print(new_holder())"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert is_gone(Held(1, ended.stdout.strip(), now()))


def test_another_process_with_the_same_number_is_not_the_one_that_held():
    host, pid, began, run = new_holder().split("|")
    assert pid == str(os.getpid())
    assert is_gone(Held(1, f"{host}|{pid}|{int(began) + 1}|{run}", now()))


def test_another_machine_may_be_silent_for_a_while():
    held = Held(1, "elsewhere|12|34|ab", now() - LEASE + timedelta(minutes=1))
    assert not is_gone(held)
    assert is_gone(Held(1, held.holder, now() - LEASE - timedelta(minutes=1)))


def test_a_name_that_nobody_gave_is_gone():
    host = new_holder().split("|")[0]
    assert is_gone(Held(1, f"{host}|?", now()))
