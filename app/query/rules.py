"""What the rules that made findings look for, in a reader's words."""

from collections.abc import Mapping

_RULES: Mapping[str, str] = {
    "according-to": "a phrase such as “according to” names the source",
    "says-that": "a verb of saying is followed by what is said",
    "said-after": "who speaks is named behind or inside the words",
    "quote": "words between quotation marks stand beside who speaks",
    "quote-continued": "a quotation goes on from the one before",
    "passive": "a passive (“was told”, “is said to”) hands the words on",
    "object": "a verb such as “accuse” or “call” holds what is said",
    "noun": "a noun such as “claim” or “allegation” holds what is said",
    "headline": "a headline names who says it",
    "colon": "a colon stands between who speaks and the words",
    "thinks": "a verb of thinking holds what somebody holds to be so",
    "wants": "a verb of wanting or planning holds what somebody means to do",
    "worded": "a verb of saying stands right behind a speaker",
    "adjective": "an adjective such as “certain” or “aware” holds what somebody holds to be so",
    "stance": "a verb of backing or opposing holds what somebody is for or against",
    "seems": "a verb of seeming holds what is only thought",
    "interview": "an answer in an interview is said by the one who is asked",
    "names-source": "the sentence itself names a paper, a speaker or “we” as its source",
    "continued": "the sentence carries on what the one before it reports",
    "scope": "the text itself states something within the desk's subject",
}
_FAMILIES: Mapping[str, str] = {
    "act-": "words by which a party answers a claim: {rest}",
    "reply-": "what a party says amounts to an answer: {rest}",
    "foreign-": "cue words and marks of the text's own language: {rest}",
}
_MODEL = "llm:"


def describe_rule(rule: str | None) -> str:
    """Return in a clause what ``rule`` looks for; '' for None, the bare name if it is not known."""
    if rule is None:
        return ""
    if rule.startswith(_MODEL):
        model, _, version = rule[len(_MODEL) :].rpartition("/")
        return (
            f"proposed by the language model {model}, prompt {version}; "
            "its words were found in the text letter by letter"
        )
    for start, told in _FAMILIES.items():
        if rule.startswith(start):
            rest = rule[len(start) :]
            return told.format(rest=rest.replace("_", " ") if start != "foreign-" else rest)
    return _RULES.get(rule, rule.replace("-", " "))
