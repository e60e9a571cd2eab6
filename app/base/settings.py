"""Settings from the environment, read once at the edge (command line, server start)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.base.archives import TEMPLATES, read_templates
from app.base.errors import BadInputError

DESKS = ("starter", "none")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A language model that may propose findings: where it answers and what it may cost.

    ``url`` is a chat completions address. ``seconds`` bound one article, ``max_chars`` what is sent
    of it, ``max_tokens`` the reply, ``max_calls`` one run (a command, a page handed in).
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 60.0
    max_chars: int = 12_000
    max_tokens: int = 1_500
    max_calls: int = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment asks for.

    ``desk`` 'none' loads only the desk's vocabulary into a new database. ``token`` lets a request
    from elsewhere write; None: only same-origin requests from loopback may. ``model`` is None
    unless the operator names one. ``full_text`` shows who may write the whole text of an article;
    readers see passages only, whatever it says. ``jobs_here``: the server works on jobs itself, in
    ``job_threads``; otherwise only workers do. ``max_upload``: bytes of what is handed in at once.
    ``archives`` are templates of addresses at which public archives list what they hold of a page.
    """

    database_url: str
    folder: Path
    desk: str
    token: str | None
    model: ModelSettings | None = None
    full_text: bool = False
    jobs_here: bool = True
    job_threads: int = 2
    max_upload: int = 64 * 1024 * 1024
    archives: tuple[str, ...] = TEMPLATES

    @property
    def archive(self) -> Path:
        """Where captures lie."""
        return self.folder / "captures"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read DATABASE_URL and the WHENCE_* variables; empty means unset.

    Raises:
        BadInputError: a value means nothing; the sentence names the variable.
    """
    env = os.environ if environment is None else environment
    folder = Path(env.get("WHENCE_DATA") or "data")
    desk = env.get("WHENCE_DESK") or "starter"
    if desk not in DESKS:
        raise BadInputError(f"WHENCE_DESK is “{desk}”; set it to none or leave it unset.")
    url = env.get("DATABASE_URL") or f"sqlite:///{folder / 'whence.db'}"
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
        raise BadInputError(
            "DATABASE_URL must start with sqlite:/// or postgresql://; correct or unset it."
        )
    return Settings(
        database_url=url,
        folder=folder,
        desk=desk,
        token=env.get("WHENCE_TOKEN") or None,
        model=_read_model(env),
        full_text=_switch(env, "WHENCE_FULL_TEXT"),
        jobs_here=_jobs_here(env),
        job_threads=min(int(_number(env, "WHENCE_JOB_THREADS", 2)) or 1, 32),
        max_upload=int(_number(env, "WHENCE_UPLOAD_MB", 64) * 1024 * 1024),
        archives=_archives(env),
    )


def _jobs_here(env: Mapping[str, str]) -> bool:
    written = env.get("WHENCE_JOBS") or "here"
    if written not in ("here", "apart"):
        raise BadInputError(f"WHENCE_JOBS is “{written[:40]}”; set it to here or apart.")
    return written == "here"


def _archives(env: Mapping[str, str]) -> tuple[str, ...]:
    written = env.get("WHENCE_ARCHIVES")
    found = read_templates(written) if written else TEMPLATES
    if found is None:
        raise BadInputError(
            "WHENCE_ARCHIVES must hold addresses with {url} in them, parted by spaces, like "
            f"{TEMPLATES[0]}; correct or unset it."
        )
    return found


def _switch(env: Mapping[str, str], name: str) -> bool:
    written = env.get(name) or "0"
    if written not in ("0", "1"):
        raise BadInputError(f"{name} is “{written[:40]}”; set it to 1 or leave it unset.")
    return written == "1"


def _read_model(env: Mapping[str, str]) -> ModelSettings | None:
    url = env.get("WHENCE_LLM_URL")
    if not url:
        return None
    model = env.get("WHENCE_LLM_MODEL")
    if not model:
        raise BadInputError("WHENCE_LLM_URL is set; name the model in WHENCE_LLM_MODEL too.")
    if not url.startswith(("http://", "https://")):
        raise BadInputError("WHENCE_LLM_URL must start with http:// or https://; correct it.")
    usual = ModelSettings(url, model)
    return ModelSettings(
        _completions(url),
        model,
        key=env.get("WHENCE_LLM_KEY") or None,
        seconds=_number(env, "WHENCE_LLM_SECONDS", usual.seconds),
        max_chars=int(_number(env, "WHENCE_LLM_CHARS", usual.max_chars)),
        max_tokens=int(_number(env, "WHENCE_LLM_TOKENS", usual.max_tokens)),
        max_calls=int(_number(env, "WHENCE_LLM_CALLS", usual.max_calls)),
    )


def _completions(url: str) -> str:
    """Return the chat completions address of an endpoint that may be named by its base."""
    bare = url.rstrip("/")
    return bare if bare.endswith("/chat/completions") else f"{bare}/chat/completions"


def _number(env: Mapping[str, str], name: str, usual: float) -> float:
    written = env.get(name)
    if not written:
        return usual
    try:
        value = float(written)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e9:
        raise BadInputError(f"{name} is “{written}”; set it to a number over 0 or leave it unset.")
    return value
