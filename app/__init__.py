"""Whence: who said it first, in reporting on Russia–China military cooperation."""

__version__ = "0.1.0"

import os

# Texts are short: their matrices take longer to share out among threads than to multiply.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
