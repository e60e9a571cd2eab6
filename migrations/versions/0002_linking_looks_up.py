"""Linking looks up what a new article can affect

What the new tables hold of existing rows is made from the words of claims and texts by the rules of
the program, not by SQL: ``pipeline.open_database`` does so when the counter ``link_index`` is not
that of its rules.

Revision: 0002
After: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column('article', sa.Column('credit', JSON, nullable=True))

    op.create_table('claim_term',
    sa.Column('term', sa.String(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('wordings', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_term_claim_id_claim'),
    sa.PrimaryKeyConstraint('term', 'claim_id', name='pk_claim_term'),
    sqlite_with_rowid=False
    )
    op.create_index("ix_claim_term_claim_id", "claim_term", ['claim_id'])

    op.create_table('term_count',
    sa.Column('term', sa.String(), nullable=False),
    sa.Column('claims', sa.Integer(), nullable=False),
    sa.Column('wordings', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('term', name='pk_term_count')
    )

    op.create_table('text_shingle',
    sa.Column('hash', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_text_shingle_article_id_article'),
    sa.PrimaryKeyConstraint('hash', 'article_id', name='pk_text_shingle'),
    sqlite_with_rowid=False
    )
    op.create_index("ix_text_shingle_article_id", "text_shingle", ['article_id'])

    op.create_table('article_tally',
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('counted', JSON, nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_article_tally_article_id_article'),
    sa.PrimaryKeyConstraint('article_id', name='pk_article_tally')
    )


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE name = 'link_index'")
    op.drop_table('article_tally')
    op.drop_table('text_shingle')
    op.drop_table('term_count')
    op.drop_table('claim_term')
    with op.batch_alter_table('article') as article:
        article.drop_column('credit')
