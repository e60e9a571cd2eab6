"""What is worked out about claims, in the terminal: one command for each kind of row."""

import typer

ledgers = typer.Typer()
