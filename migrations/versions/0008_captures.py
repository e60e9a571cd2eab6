"""What a newer capture of an article says otherwise, and when a page was last asked for

The SQL below is what ``app/store/history.py`` gave for the new table when this was written.

Revision: 0008
After: 0007
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table('capture_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('from_capture_id', sa.Integer(), nullable=False),
    sa.Column('to_capture_id', sa.Integer(), nullable=False),
    sa.Column('words_out', sa.Integer(), nullable=False),
    sa.Column('words_in', sa.Integer(), nullable=False),
    sa.Column('passages', JSON, nullable=False),
    sa.Column('more', sa.Integer(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_capture_change_article_id_article'),
    sa.ForeignKeyConstraint(['from_capture_id'], ['capture.id'], name='fk_capture_change_from_capture_id_capture'),
    sa.ForeignKeyConstraint(['to_capture_id'], ['capture.id'], name='fk_capture_change_to_capture_id_capture'),
    sa.PrimaryKeyConstraint('id', name='pk_capture_change')
    )
    op.create_index('ix_capture_change_article_id', 'capture_change', ['article_id'], unique=False)
    op.create_table('article_look',
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('answer', JSON, nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_article_look_article_id_article'),
    sa.PrimaryKeyConstraint('article_id', name='pk_article_look')
    )
    for statement in ON_POSTGRESQL if on_postgresql else ON_SQLITE:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "postgresql":
        run('DROP VIEW whence_past."capture_change"')
        run('DROP TRIGGER capture_change_history_kept ON "capture_change"')
        run('DROP FUNCTION capture_change_history_kept()')
    else:
        for what in ("added", "changed", "removed"):
            run(f"DROP TRIGGER capture_change_history_{what}")
    op.drop_table('capture_change_history')
    op.drop_table('article_look')
    op.drop_index('ix_capture_change_article_id', table_name='capture_change')
    op.drop_table('capture_change')


ON_SQLITE = (
    """CREATE TABLE capture_change_history ("article_id" INTEGER, "from_capture_id" INTEGER, "id" INTEGER, "more" INTEGER, "passages" JSON, "recorded_at" DATETIME, "to_capture_id" INTEGER, "words_in" INTEGER, "words_out" INTEGER, rev_from INTEGER NOT NULL, rev_to INTEGER NOT NULL, CONSTRAINT pk_capture_change_history PRIMARY KEY ("id", rev_from))""",
    """CREATE INDEX ix_capture_change_history_article_id ON capture_change_history ("article_id")""",
    """CREATE TRIGGER capture_change_history_added AFTER INSERT ON "capture_change" BEGIN UPDATE capture_change_history SET rev_to = 2147483647 WHERE "id" = NEW."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = NEW."id") AND rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') AND "article_id" IS NEW."article_id" AND "from_capture_id" IS NEW."from_capture_id" AND "more" IS NEW."more" AND "passages" IS NEW."passages" AND "recorded_at" IS NEW."recorded_at" AND "to_capture_id" IS NEW."to_capture_id" AND "words_in" IS NEW."words_in" AND "words_out" IS NEW."words_out"; INSERT INTO capture_change_history ("article_id", "from_capture_id", "id", "more", "passages", "recorded_at", "to_capture_id", "words_in", "words_out", rev_from, rev_to) SELECT NEW."article_id", NEW."from_capture_id", NEW."id", NEW."more", NEW."passages", NEW."recorded_at", NEW."to_capture_id", NEW."words_in", NEW."words_out", (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'), 2147483647 WHERE NOT EXISTS (SELECT 1 FROM capture_change_history WHERE "id" = NEW."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = NEW."id") AND rev_to = 2147483647); END""",
    """CREATE TRIGGER capture_change_history_changed AFTER UPDATE ON "capture_change" WHEN OLD."article_id" IS NOT NEW."article_id" OR OLD."from_capture_id" IS NOT NEW."from_capture_id" OR OLD."id" IS NOT NEW."id" OR OLD."more" IS NOT NEW."more" OR OLD."passages" IS NOT NEW."passages" OR OLD."recorded_at" IS NOT NEW."recorded_at" OR OLD."to_capture_id" IS NOT NEW."to_capture_id" OR OLD."words_in" IS NOT NEW."words_in" OR OLD."words_out" IS NOT NEW."words_out" BEGIN DELETE FROM capture_change_history WHERE "id" = OLD."id" AND rev_from = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'); UPDATE capture_change_history SET rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') WHERE "id" = OLD."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = OLD."id") AND rev_to = 2147483647; UPDATE capture_change_history SET rev_to = 2147483647 WHERE "id" = NEW."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = NEW."id") AND rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') AND "article_id" IS NEW."article_id" AND "from_capture_id" IS NEW."from_capture_id" AND "more" IS NEW."more" AND "passages" IS NEW."passages" AND "recorded_at" IS NEW."recorded_at" AND "to_capture_id" IS NEW."to_capture_id" AND "words_in" IS NEW."words_in" AND "words_out" IS NEW."words_out"; INSERT INTO capture_change_history ("article_id", "from_capture_id", "id", "more", "passages", "recorded_at", "to_capture_id", "words_in", "words_out", rev_from, rev_to) SELECT NEW."article_id", NEW."from_capture_id", NEW."id", NEW."more", NEW."passages", NEW."recorded_at", NEW."to_capture_id", NEW."words_in", NEW."words_out", (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'), 2147483647 WHERE NOT EXISTS (SELECT 1 FROM capture_change_history WHERE "id" = NEW."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = NEW."id") AND rev_to = 2147483647); END""",
    """CREATE TRIGGER capture_change_history_removed AFTER DELETE ON "capture_change" BEGIN DELETE FROM capture_change_history WHERE "id" = OLD."id" AND rev_from = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'); UPDATE capture_change_history SET rev_to = (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version') WHERE "id" = OLD."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = OLD."id") AND rev_to = 2147483647; END""",
)
ON_POSTGRESQL = (
    """CREATE TABLE capture_change_history ("article_id" INTEGER, "from_capture_id" INTEGER, "id" INTEGER, "more" INTEGER, "passages" JSONB, "recorded_at" TIMESTAMP WITH TIME ZONE, "to_capture_id" INTEGER, "words_in" INTEGER, "words_out" INTEGER, rev_from INTEGER NOT NULL, rev_to INTEGER NOT NULL, CONSTRAINT pk_capture_change_history PRIMARY KEY ("id", rev_from))""",
    """CREATE INDEX ix_capture_change_history_article_id ON capture_change_history ("article_id")""",
    """CREATE FUNCTION capture_change_history_kept() RETURNS trigger LANGUAGE plpgsql AS $$DECLARE now integer := (SELECT coalesce(max(value), 0) FROM counter WHERE name = 'data_version'); BEGIN IF TG_OP = 'UPDATE' THEN IF OLD."article_id" IS NOT DISTINCT FROM NEW."article_id" AND OLD."from_capture_id" IS NOT DISTINCT FROM NEW."from_capture_id" AND OLD."id" IS NOT DISTINCT FROM NEW."id" AND OLD."more" IS NOT DISTINCT FROM NEW."more" AND OLD."passages" IS NOT DISTINCT FROM NEW."passages" AND OLD."recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND OLD."to_capture_id" IS NOT DISTINCT FROM NEW."to_capture_id" AND OLD."words_in" IS NOT DISTINCT FROM NEW."words_in" AND OLD."words_out" IS NOT DISTINCT FROM NEW."words_out" THEN RETURN NULL; END IF; END IF; IF TG_OP <> 'INSERT' THEN DELETE FROM capture_change_history WHERE "id" = OLD."id" AND rev_from = now; UPDATE capture_change_history SET rev_to = now WHERE "id" = OLD."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = OLD."id") AND rev_to = 2147483647; END IF; IF TG_OP <> 'DELETE' THEN UPDATE capture_change_history SET rev_to = 2147483647 WHERE "id" = NEW."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = NEW."id") AND rev_to = now AND "article_id" IS NOT DISTINCT FROM NEW."article_id" AND "from_capture_id" IS NOT DISTINCT FROM NEW."from_capture_id" AND "more" IS NOT DISTINCT FROM NEW."more" AND "passages" IS NOT DISTINCT FROM NEW."passages" AND "recorded_at" IS NOT DISTINCT FROM NEW."recorded_at" AND "to_capture_id" IS NOT DISTINCT FROM NEW."to_capture_id" AND "words_in" IS NOT DISTINCT FROM NEW."words_in" AND "words_out" IS NOT DISTINCT FROM NEW."words_out"; INSERT INTO capture_change_history ("article_id", "from_capture_id", "id", "more", "passages", "recorded_at", "to_capture_id", "words_in", "words_out", rev_from, rev_to) SELECT NEW."article_id", NEW."from_capture_id", NEW."id", NEW."more", NEW."passages", NEW."recorded_at", NEW."to_capture_id", NEW."words_in", NEW."words_out", now, 2147483647 WHERE NOT EXISTS (SELECT 1 FROM capture_change_history WHERE "id" = NEW."id" AND rev_from = (SELECT max(rev_from) FROM capture_change_history WHERE "id" = NEW."id") AND rev_to = 2147483647); END IF; RETURN NULL; END$$""",
    """CREATE TRIGGER capture_change_history_kept AFTER INSERT OR UPDATE OR DELETE ON "capture_change" FOR EACH ROW EXECUTE FUNCTION capture_change_history_kept()""",
    """CREATE VIEW whence_past."capture_change" AS SELECT h."article_id", h."from_capture_id", h."id", h."more", h."passages", h."recorded_at", h."to_capture_id", h."words_in", h."words_out" FROM capture_change_history h WHERE h.rev_from <= current_setting('whence.revision')::integer AND h.rev_to > current_setting('whence.revision')::integer""",
)
