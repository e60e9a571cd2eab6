"""Whence: source chains, origins and responses in reporting on Russia–China military cooperation."""

__version__ = "0.1.0"
