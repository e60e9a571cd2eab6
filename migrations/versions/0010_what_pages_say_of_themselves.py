"""Everything that a page says of itself, and where, beside what was chosen of it

The SQL below is what ``app/store/history.py`` gave for the new table when this was written.

Revision: 0010
After: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('article_candidate',
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('field', sa.String(), nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_article_candidate_article_id_article'),
    sa.PrimaryKeyConstraint('article_id', 'position', name='pk_article_candidate')
    )
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in ON_POSTGRESQL if on_postgresql else ON_SQLITE:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "postgresql":
        run('DROP VIEW whence_past."article_candidate"')
        run('DROP TRIGGER article_candidate_history_kept ON "article_candidate"')
        run('DROP FUNCTION article_candidate_history_kept()')
    else:
        for what in ("added", "changed", "removed"):
            run(f"DROP TRIGGER article_candidate_history_{what}")
    op.drop_table('article_candidate_history')
    op.drop_table('article_candidate')


ON_SQLITE = (
    """CREATE TABLE article_candidate_history ("article_id" INTEGER, "basis" VARCHAR, "field" VARCHAR, "position" INTEGER, "value" VARCHAR, rev_from INTEGER NOT NULL, rev_to INTEGER NOT NULL, CONSTRAINT pk_article_candidate_history PRIMARY KEY ("article_id", "position", rev_from))""",
    """CREATE TRIGGER article_candidate_history_added AFTER INSERT ON "article_candidate" BEGIN UPDATE article_candidate_history SET rev_to = 2147483647 WHERE "article_id" = NEW."article_id" AND "position" = NEW."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position") AND rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') AND "basis" IS NEW."basis" AND "field" IS NEW."field" AND "value" IS NEW."value"; INSERT INTO article_candidate_history ("article_id", "basis", "field", "position", "value", rev_from, rev_to) SELECT NEW."article_id", NEW."basis", NEW."field", NEW."position", NEW."value", (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'), 2147483647 WHERE NOT EXISTS (SELECT 1 FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position") AND rev_to = 2147483647); END""",
    """CREATE TRIGGER article_candidate_history_changed AFTER UPDATE ON "article_candidate" WHEN OLD."article_id" IS NOT NEW."article_id" OR OLD."basis" IS NOT NEW."basis" OR OLD."field" IS NOT NEW."field" OR OLD."position" IS NOT NEW."position" OR OLD."value" IS NOT NEW."value" BEGIN DELETE FROM article_candidate_history WHERE "article_id" = OLD."article_id" AND "position" = OLD."position" AND rev_from = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'); UPDATE article_candidate_history SET rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') WHERE "article_id" = OLD."article_id" AND "position" = OLD."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = OLD."article_id" AND "position" = OLD."position") AND rev_to = 2147483647; UPDATE article_candidate_history SET rev_to = 2147483647 WHERE "article_id" = NEW."article_id" AND "position" = NEW."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position") AND rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') AND "basis" IS NEW."basis" AND "field" IS NEW."field" AND "value" IS NEW."value"; INSERT INTO article_candidate_history ("article_id", "basis", "field", "position", "value", rev_from, rev_to) SELECT NEW."article_id", NEW."basis", NEW."field", NEW."position", NEW."value", (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'), 2147483647 WHERE NOT EXISTS (SELECT 1 FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position") AND rev_to = 2147483647); END""",
    """CREATE TRIGGER article_candidate_history_removed AFTER DELETE ON "article_candidate" BEGIN DELETE FROM article_candidate_history WHERE "article_id" = OLD."article_id" AND "position" = OLD."position" AND rev_from = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'); UPDATE article_candidate_history SET rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') WHERE "article_id" = OLD."article_id" AND "position" = OLD."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = OLD."article_id" AND "position" = OLD."position") AND rev_to = 2147483647; END""",
)
ON_POSTGRESQL = (
    """CREATE TABLE article_candidate_history ("article_id" INTEGER, "basis" VARCHAR, "field" VARCHAR, "position" INTEGER, "value" VARCHAR, rev_from INTEGER NOT NULL, rev_to INTEGER NOT NULL, CONSTRAINT pk_article_candidate_history PRIMARY KEY ("article_id", "position", rev_from))""",
    """CREATE FUNCTION article_candidate_history_kept() RETURNS trigger LANGUAGE plpgsql AS $$DECLARE now integer := (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'); BEGIN IF TG_OP = 'UPDATE' THEN IF OLD."article_id" IS NOT DISTINCT FROM NEW."article_id" AND OLD."basis" IS NOT DISTINCT FROM NEW."basis" AND OLD."field" IS NOT DISTINCT FROM NEW."field" AND OLD."position" IS NOT DISTINCT FROM NEW."position" AND OLD."value" IS NOT DISTINCT FROM NEW."value" THEN RETURN NULL; END IF; END IF; IF TG_OP <> 'INSERT' THEN DELETE FROM article_candidate_history WHERE "article_id" = OLD."article_id" AND "position" = OLD."position" AND rev_from = now; UPDATE article_candidate_history SET rev_to = now WHERE "article_id" = OLD."article_id" AND "position" = OLD."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = OLD."article_id" AND "position" = OLD."position") AND rev_to = 2147483647; END IF; IF TG_OP <> 'DELETE' THEN UPDATE article_candidate_history SET rev_to = 2147483647 WHERE "article_id" = NEW."article_id" AND "position" = NEW."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position") AND rev_to = now AND "basis" IS NOT DISTINCT FROM NEW."basis" AND "field" IS NOT DISTINCT FROM NEW."field" AND "value" IS NOT DISTINCT FROM NEW."value"; INSERT INTO article_candidate_history ("article_id", "basis", "field", "position", "value", rev_from, rev_to) SELECT NEW."article_id", NEW."basis", NEW."field", NEW."position", NEW."value", now, 2147483647 WHERE NOT EXISTS (SELECT 1 FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position" AND rev_from = (SELECT max(rev_from) FROM article_candidate_history WHERE "article_id" = NEW."article_id" AND "position" = NEW."position") AND rev_to = 2147483647); END IF; RETURN NULL; END$$""",
    """CREATE TRIGGER article_candidate_history_kept AFTER INSERT OR UPDATE OR DELETE ON "article_candidate" FOR EACH ROW EXECUTE FUNCTION article_candidate_history_kept()""",
    """CREATE VIEW whence_past."article_candidate" AS SELECT h."article_id", h."basis", h."field", h."position", h."value" FROM article_candidate_history h WHERE h.rev_from <= current_setting('whence.revision')::integer AND h.rev_to > current_setting('whence.revision')::integer""",
)
