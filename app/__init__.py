"""Whence: who said it first, in reporting on Russia–China military cooperation."""

__version__ = "0.1.0"
