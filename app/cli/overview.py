"""What `whence --help` lists: by module and Typer, each command with its first line of help.

The lines are written in the commands' own docstrings, too; a test holds the two together.
"""

from collections.abc import Mapping

OVERVIEW: Mapping[str, Mapping[str, str]] = {
    "serve:serving": {
        "serve": (
            "Start the dashboard; a new database is made, migrated and filled with the "
            "starter desk."
        ),
        "worker": (
            "Work on jobs (as ``serve`` does too, unless WHENCE_JOBS is ``apart``) until it "
            "is stopped."
        ),
    },
    "ready:readiness": {
        "ready": "Exit 0 if the database can be used as it is (for health checks).",
    },
    "take_in:taking_in": {
        "collect": (
            "Take pages in, find claims and link them; the same input twice changes nothing."
        ),
        "findings": "Write what was found on collected pages, in the shape of a gold file.",
        "explain": "Say which rule found a mention, from which words, and why it joined its claim.",
    },
    "look:looking": {
        "read": (
            "Show what is read from PAGE: its text in blocks, title, dates with their basis, links."
        ),
        "extract": (
            "Show what is found in PAGE: who says what, claims, responses, actors, what it "
            "leans on."
        ),
    },
    "again:running_again": {
        "reextract": "Find anew what the held pages say, and link it anew; human decisions stay.",
        "relink": (
            "Decide anew what no person confirmed: which mentions say the same, who took it "
            "from whom."
        ),
    },
    "deciding:deciding": {
        "decide": (
            "Say of a mention whether it is the claim it was joined to; no machine changes it back."
        ),
    },
    "answers:answers": {
        "claims": "List claims with their chains, origins and answers.",
        "origins": (
            "List claims with the number and names of their independent origins, and what "
            "that means."
        ),
        "responses": "List who denied, confirmed or commented on what, and who carried it.",
        "drift": "List what changed between two wordings along a hop, harder or softer.",
        "chain": "Show who has the claim SLUG from whom, with the words that say so.",
        "export": (
            "Write a file, complete: to standard output, or to -o FILE; all of them with "
            "all -o DIR."
        ),
    },
    "ledgers:ledgers": {
        "losses": "List what texts no longer say about where they have a claim from.",
        "headlines": "List headlines that commit to more, or to less, than the text below them.",
        "course": (
            "List what was new in each claim and when: articles, outlets, origins, responses."
        ),
        "dead-ends": (
            "List where chains cannot be read on, and why: not held, unnamed, no source named."
        ),
        "carry": "List what each text keeps, drops or adds of the text it has a claim from.",
        "outlets": (
            "List outlets, most claims first, and how often their texts keep what is above them."
        ),
        "related": (
            "List claims that stand beside others: broader, narrower, opposite, of the same event."
        ),
        "reply": "Record what an outlet says of its page; it stands there as written and signed.",
        "missing": (
            "List who was asked without an answer, and who is named and not reported as asked."
        ),
        "due": "List by when what claims foretell should have happened, and what became of it.",
        "contradictions": (
            "List texts whose order in time cannot be as they tell it, with both days."
        ),
        "rewordings": "List what articles word anew, and which texts still carry the old wording.",
        "grades": "List the grades that people signed, of claims, outlets and actors.",
    },
    "evaluate:evaluating": {
        "eval": "Take FOLDER's pages in, in a database of their own, and compare with its gold.",
    },
    "comparing:comparing": {
        "compare": (
            "Show what two articles share, what only one has, and how each gives its sources."
        ),
    },
    "citing:citing": {
        "cite": "Cite a claim: its origin, who handed it on, the text read, and as of when.",
    },
    "archiving:archiving": {
        "warc": (
            "Write the captures of the articles that match as a WARC; a lost or damaged one "
            "is named."
        ),
    },
    "desk:desk": {
        "desk": "Load or dump the desk's JSON Lines files.",
    },
    "jobs:jobs": {
        "jobs": "Work in the background: list, show, cancel, retry.",
    },
    "grading:grading": {
        "grade": (
            "Grade a claim, an outlet or an actor (Admiralty system, NATO AJP-2.1); only people do."
        ),
    },
    "feeds:feeds": {
        "feeds": (
            "Follow feeds (RSS, Atom, JSON Feed, sitemaps): what is within the scope is taken in."
        ),
    },
}
