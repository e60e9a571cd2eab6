"""Room: link. Decides which mentions say the same, who took it from whom, and what changed.

In: the `Link*` records of `domain.chain`. Out: `Joined`, `Copy`, `Chain`, `Answered`, `Drifted`.
Imports: domain, base.
"""
