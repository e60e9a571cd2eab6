"""Feeds that are followed, and what became of each of their items

Revision: 0007
After: 0006
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table('feed',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('url', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('site_url', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('old_urls', JSON, nullable=False),
    sa.Column('etag', sa.String(), nullable=True),
    sa.Column('last_modified', sa.String(), nullable=True),
    sa.Column('sha256', sa.String(), nullable=True),
    sa.Column('parts', JSON, nullable=False),
    sa.Column('gap_s', sa.Integer(), nullable=False),
    sa.Column('told_gap_s', sa.Integer(), nullable=True),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('waiting', sa.Integer(), nullable=False),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.Column('skipped', sa.Integer(), nullable=False),
    sa.Column('failed', sa.Integer(), nullable=False),
    sa.Column('unusable', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_feed'),
    sa.UniqueConstraint('url', name='uq_feed_url')
    )
    op.create_index('ix_feed_next_at', 'feed', ['next_at'], unique=False)
    op.create_table('feed_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('feed_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('guid_key', sa.String(), nullable=True),
    sa.Column('url', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('published', sa.String(), nullable=True),
    sa.Column('published_time', sa.String(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['feed_id'], ['feed.id'], name='fk_feed_item_feed_id_feed'),
    sa.PrimaryKeyConstraint('id', name='pk_feed_item'),
    sa.UniqueConstraint('feed_id', 'key', name='uq_feed_item_feed_id_key')
    )
    op.create_index('ix_feed_item_feed_id_state_id', 'feed_item', ['feed_id', 'state', 'id'], unique=False)
    op.create_index('ix_feed_item_key', 'feed_item', ['key'], unique=False)
    op.create_index('ix_feed_item_next_at', 'feed_item', ['next_at'], unique=False)


def downgrade() -> None:
    op.drop_table('feed_item')
    op.drop_table('feed')
