"""Room: measure. Compares what was found on a folder of pages with what a reader marked in them.

In: the two as JSON of one shape, the names and pages of the folder. Out: `Score`, its misses.
Imports: domain, base.
"""
