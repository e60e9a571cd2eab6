"""Texts outside English: cue words, quotation marks and names, and a parse for Russian."""
