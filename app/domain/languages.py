"""The languages in which claims are looked for; texts in others are held and can be linked."""

READ = frozenset({"de", "en", "pt", "ru", "uk", "zh"})


def base_language(code: str | None) -> str:
    """Return the language of a code with its region left out ("zh-CN" is "zh"); none is English."""
    return (code or "en").replace("_", "-").split("-")[0].lower()


def is_read(code: str | None) -> bool:
    """Tell whether claims are looked for in texts of this language."""
    return base_language(code) in READ
