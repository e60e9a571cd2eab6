"""Linking compares only with the nearest wordings, and a person can say where a mention is not

``claim_vector`` is filled by the program when its index is made anew, as in 0002.

Revision: 0003
After: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_index(
        "ix_article_outlet_id_published_latest", "article", ['outlet_id', 'published_latest']
    )

    op.create_table('claim_vector',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('mentions', JSON, nullable=False),
    sa.Column('vectors', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_vector_claim_id_claim'),
    sa.PrimaryKeyConstraint('claim_id', name='pk_claim_vector')
    )

    op.create_table('rejected_join',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('quote', sa.String(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_rejected_join_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_rejected_join_claim_id_claim'),
    sa.PrimaryKeyConstraint('id', name='pk_rejected_join')
    )
    op.create_index("ix_rejected_join_article_id", "rejected_join", ['article_id'])
    op.create_index("ix_rejected_join_claim_id", "rejected_join", ['claim_id'])


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE name = 'link_index'")
    op.drop_table('rejected_join')
    op.drop_table('claim_vector')
    op.drop_index("ix_article_outlet_id_published_latest", table_name="article")
