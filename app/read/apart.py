"""Pages read in a process of its own: 10 s and 512 MB each, whatever a stranger wrote."""

from app.base.apart import MEGABYTES, SECONDS, Apart
from app.domain.article import Input, ReadArticle
from app.read.article import Read, read_article

_FIRST = Input(
    name="first",
    content=b"<!doctype html><html><body><h1>The first page</h1><p>It is read so that all that is "
    b"needed to read a page is loaded before one comes.</p></body></html>",
)


class ReadingApart(Apart[Input, ReadArticle]):
    """Reads one page after the other in another process.

    ``read`` is what is done there; it must be a function of a module.
    """

    def __init__(
        self, *, seconds: float = SECONDS, megabytes: int = MEGABYTES, read: Read = read_article
    ) -> None:
        super().__init__(read, warm=read_first, megabytes=megabytes)
        self._seconds = seconds

    def __call__(self, item: Input) -> ReadArticle:
        """Return the article of ``item``, as ``read_article`` does.

        Raises:
            TooLargeError, BadInputError: see ``ask``.
        """
        return self.ask(item, name=item.name, seconds=self._seconds)


def read_first() -> None:
    """Read a page, so that all that reading needs is loaded."""
    read_article(_FIRST)
