"""Work in the background: what was asked for, how far it is, and what became of each item

Revision: 0009
After: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table('job',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('asked_by', sa.String(), nullable=False),
    sa.Column('details', JSON, nullable=False),
    sa.Column('key', sa.String(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('failed', sa.Integer(), nullable=False),
    sa.Column('now_at', sa.String(), nullable=False),
    sa.Column('cancelling', sa.Boolean(), nullable=False),
    sa.Column('holder', sa.String(), nullable=True),
    sa.Column('beat_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_job'),
    sa.UniqueConstraint('key', name='uq_job_key')
    )
    op.create_index('ix_job_state', 'job', ['state'], unique=False)
    op.create_table('job_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('job_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name='fk_job_item_job_id_job'),
    sa.PrimaryKeyConstraint('id', name='pk_job_item'),
    sa.UniqueConstraint('job_id', 'position', name='uq_job_item_job_id_position')
    )


def downgrade() -> None:
    op.drop_table('job_item')
    op.drop_index('ix_job_state', table_name='job')
    op.drop_table('job')
