"""The command line for tests, in a process of its own, which may reach one port of loopback.

python near_whence.py PORT WORDS... is ``whence WORDS...``.
"""

import sys

from ssrfguard import Policy

import app.collect.fetch as fetching
from app.cli import whence
from app.cli.commands import load
from app.collect.hosts import Hosts

if __name__ == "__main__":
    load("collect")  # what it is made of says of what kind a Fetcher is, before there is another
    port = int(sys.argv.pop(1))
    policy = Policy(
        allowed_networks=("127.0.0.1/32",),  # pyright: ignore[reportArgumentType]
        allowed_ports=frozenset({port}),
    )
    real, hosts = fetching.Fetcher, Hosts(gap_s=0.0)
    fetching.Fetcher = lambda: real(policy=policy, hosts=hosts)  # pyright: ignore[reportAttributeAccessIssue]
    whence()
