# ruff: noqa: E501 -- word lists are read whole
"""Kinds of sources by their head word: papers, bodies, offices; lexicons, no logic."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COLLECTIVES = _words(
    "association center centre charity circle club coalition collective consultancy cooperative corporation federation forum guild initiative lab laboratory league monitor network nonprofit outfit platform project society tank thinktank trust union"
)  # further bodies one can name and quote

BODIES = _words(
    "administration agencies alliance bloc brigade capital capitals coalition commission companies congress council court governments ministries neighbors neighbours parliament partners police regiment senate services sides tribunal union"
)  # bodies that nobody would call anonymous

HOLDS_OFFICE = _words(
    "ambassador chairman chairwoman chancellor chief director envoy governor head leader minister premier president secretary senator spokesman spokesperson spokeswoman"
)  # offices that one person holds at a time

PUBLIC = _words(
    "lawmakers leader leaders politicians prosecutor prosecutors"
)  # people known by their public office, unnamed or not

TITLES = _words(
    "mr ms mrs miss dr prof professor sir lord gen general col colonel lt lieutenant maj major capt captain adm admiral vice rear cmdr commander brig brigadier sgt sergeant sen senator rep president premier chancellor minister prime foreign defence defense deputy acting former senior chief ambassador envoy secretary governor mayor chairman chairwoman director spokesman spokeswoman spokesperson judge justice prosecutor marshal commodore archbishop bishop father sheikh prince king queen"
)  # what stands before a person's name and is no part of it

STATE_BODIES = _words(
    "administration agency assembly authority bureau cabinet centre center chancellery command commission committee corps council court department directorate duma fleet forces guard guards headquarters inspectorate legislature ministry office ombudsman parliament police regulator senate service staff treasury tribunal"
)  # bodies of which a state has one of each kind
