"""Room: jobs. Work in the background: a queue, who works on it, and one small module a kind.

In: what was asked for (`domain.jobs.Ask`). Out: items decided one by one in the job's tables, so
that a process may end at any moment and the next one goes on. Imports: pipeline and what is below.
"""
