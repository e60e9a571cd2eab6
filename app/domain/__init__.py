"""Room: domain. The words of Whence as types: what stages hand to each other.

In: nothing. Out: frozen dataclasses and enumerations. Imports: base only.

Glossary (one thing, one word):
Outlet publishes; Article is one published text at one canonical URL; Capture is what was fetched
of it at one time; Actor is quoted, spoken about or responds; Topic is a kind of cooperation; Claim
is one statement about the world; Mention is one wording of a claim in one article; Attribution is
source + cue + content in a text, its steps nearest first, origin last; Hop says that a text has it
from a source; Chain is the hops of a claim; Origin is a root of the chain; Ghost is named but not
held; Response is an act of a party about a claim, with a scope; Drift is a slot that differs
between two ends of a hop; Run is one execution of one stage; Desk is the vocabulary and starter
records of a field of study.

A Job is work in the background, decided item by item; a Lot is what was handed in for one.

Worked out from these, one ledger a claim (``ledger.py``): Loss is what a text no longer says about
where it has a claim from; Carry is what became of origin, intermediary, hedge and response in one
text; Course is what newly appeared and when; a missing answer is somebody a claim is about of whom
no answer is reported; a Contradiction is an order in time that cannot be; a Headline gap is a
headline that commits to something else than its text; Due is by when what is foretold should have
happened. Beside it: a Related claim is shown with a claim and never added to it; a Rewording is a
claim that a newer capture of its article words otherwise; a Grade and an outlet's Reply are signed
words of people.
"""
