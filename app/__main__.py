"""``python -m app`` is ``whence``."""

from app.cli import main

main()
