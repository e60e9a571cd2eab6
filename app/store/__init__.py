"""Room: store. Keeps records in SQLite or PostgreSQL.

In: findings and decisions. Out: rows. Imports: domain, base. Writes only; pages read through query.
"""
