"""Whether a passage says that its writers heard or saw it themselves."""

import re

# "told us": the text has it at first hand, whatever else it took from another outlet.
_FIRST_HAND = re.compile(
    r"\b(?:told|tells|telling|showed|spoke to|speaking to|spoke with|interviews? with|assured) "
    r"(?:us|me|our)\b|\b(?:we|I) (?:spoke|asked|met|interviewed|reached|found|saw)\b"
)


def told_first_hand(quote: str) -> bool:
    """Tell whether the words of a passage put its writers in the place of the hearer."""
    return bool(_FIRST_HAND.search(quote))
