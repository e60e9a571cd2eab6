"""What is worked out about each claim, and what people say beside it

What the new tables hold of existing claims is made by the rules of the program, not by SQL:
``pipeline.open_database`` does so when the counter ``link_index`` is not that of its rules.

Revision: 0005
After: 0004
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('claim', sa.Column('kept_reach', sa.Integer(), nullable=False, server_default='0'))
    op.execute(
        'UPDATE claim SET kept_reach = (2000 - CASE WHEN kept_origins_max > 2000 THEN 2000'
        ' ELSE kept_origins_max END) * 1000000 + CASE WHEN kept_articles > 999999 THEN 999999'
        ' ELSE kept_articles END'
    )
    op.create_index('ix_claim_reach_page', 'claim', ['kept_reach', 'id'], unique=False)
    op.create_table('outlet_reply',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('outlet_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('signed_by', sa.String(), nullable=False),
    sa.Column('url', sa.String(), nullable=True),
    sa.Column('said_on', sa.String(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['outlet_id'], ['outlet.id'], name='fk_outlet_reply_outlet_id_outlet'),
    sa.PrimaryKeyConstraint('id', name='pk_outlet_reply')
    )
    op.create_index('ix_outlet_reply_outlet_id', 'outlet_reply', ['outlet_id'], unique=False)
    op.create_table('carry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('aspect', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('upper_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('upper_words', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_carry_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_carry_claim_id_claim'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_carry_run_id_run'),
    sa.ForeignKeyConstraint(['upper_id'], ['article.id'], name='fk_carry_upper_id_article'),
    sa.PrimaryKeyConstraint('id', name='pk_carry'),
    sa.UniqueConstraint('claim_id', 'article_id', 'aspect', name='uq_carry_claim_id_article_id_aspect')
    )
    op.create_index('ix_carry_article_id_aspect', 'carry', ['article_id', 'aspect'], unique=False)
    op.create_index('ix_carry_upper_id', 'carry', ['upper_id'], unique=False)
    op.create_table('contradiction',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=True),
    sa.Column('other_name', sa.String(), nullable=False),
    sa.Column('told', sa.String(), nullable=False),
    sa.Column('known', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_contradiction_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_contradiction_claim_id_claim'),
    sa.ForeignKeyConstraint(['other_id'], ['article.id'], name='fk_contradiction_other_id_article'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_contradiction_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_contradiction')
    )
    op.create_index('ix_contradiction_article_id', 'contradiction', ['article_id'], unique=False)
    op.create_index('ix_contradiction_claim_id', 'contradiction', ['claim_id'], unique=False)
    op.create_index('ix_contradiction_other_id', 'contradiction', ['other_id'], unique=False)
    op.create_table('grade',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('axis', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('outlet_id', sa.Integer(), nullable=True),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('signed_by', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('origins_min', sa.Integer(), nullable=True),
    sa.Column('origins_max', sa.Integer(), nullable=True),
    sa.CheckConstraint("(axis = 'credibility' AND claim_id IS NOT NULL AND outlet_id IS NULL AND actor_id IS NULL) OR (axis = 'reliability' AND claim_id IS NULL AND (outlet_id IS NULL) <> (actor_id IS NULL))", name='ck_grade_one_subject'),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_grade_actor_id_actor'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_grade_claim_id_claim'),
    sa.ForeignKeyConstraint(['outlet_id'], ['outlet.id'], name='fk_grade_outlet_id_outlet'),
    sa.PrimaryKeyConstraint('id', name='pk_grade')
    )
    op.create_index('ix_grade_actor_id', 'grade', ['actor_id'], unique=False)
    op.create_index('ix_grade_claim_id', 'grade', ['claim_id'], unique=False)
    op.create_index('ix_grade_outlet_id', 'grade', ['outlet_id'], unique=False)
    op.create_table('related_claim',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('score', sa.Float(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_related_claim_claim_id_claim'),
    sa.ForeignKeyConstraint(['other_id'], ['claim.id'], name='fk_related_claim_other_id_claim'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_related_claim_run_id_run'),
    sa.PrimaryKeyConstraint('claim_id', 'other_id', name='pk_related_claim')
    )
    op.create_index('ix_related_claim_other_id', 'related_claim', ['other_id'], unique=False)
    op.create_table('rewording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('old_quote', sa.String(), nullable=False),
    sa.Column('new_quote', sa.String(), nullable=True),
    sa.Column('slot', sa.String(), nullable=True),
    sa.Column('direction', sa.String(), nullable=True),
    sa.Column('old_value', sa.String(), nullable=True),
    sa.Column('new_value', sa.String(), nullable=True),
    sa.Column('from_sha256', sa.String(), nullable=True),
    sa.Column('to_sha256', sa.String(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('pending', sa.Boolean(), nullable=False),
    sa.Column('wordings', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_rewording_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_rewording_claim_id_claim'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_rewording_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_rewording')
    )
    op.create_index('ix_rewording_article_id', 'rewording', ['article_id'], unique=False)
    op.create_index('ix_rewording_claim_id', 'rewording', ['claim_id'], unique=False)
    op.create_table('due',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('due_latest', sa.Date(), nullable=True),
    sa.Column('due_date', sa.String(), nullable=False),
    sa.Column('mention_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('followed_by_id', sa.Integer(), nullable=True),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_due_claim_id_claim'),
    sa.ForeignKeyConstraint(['followed_by_id'], ['mention.id'], name='fk_due_followed_by_id_mention'),
    sa.ForeignKeyConstraint(['mention_id'], ['mention.id'], name='fk_due_mention_id_mention'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_due_run_id_run'),
    sa.PrimaryKeyConstraint('claim_id', name='pk_due')
    )
    op.create_index('ix_due_due_latest', 'due', ['due_latest'], unique=False)
    op.create_index('ix_due_followed_by_id', 'due', ['followed_by_id'], unique=False)
    op.create_index('ix_due_mention_id', 'due', ['mention_id'], unique=False)
    op.create_table('headline_gap',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('slot', sa.String(), nullable=False),
    sa.Column('direction', sa.String(), nullable=False),
    sa.Column('headline_mention_id', sa.Integer(), nullable=False),
    sa.Column('body_mention_id', sa.Integer(), nullable=False),
    sa.Column('headline_value', sa.String(), nullable=False),
    sa.Column('body_value', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['body_mention_id'], ['mention.id'], name='fk_headline_gap_body_mention_id_mention'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_headline_gap_claim_id_claim'),
    sa.ForeignKeyConstraint(['headline_mention_id'], ['mention.id'], name='fk_headline_gap_headline_mention_id_mention'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_headline_gap_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_headline_gap')
    )
    op.create_index('ix_headline_gap_body_mention_id', 'headline_gap', ['body_mention_id'], unique=False)
    op.create_index('ix_headline_gap_claim_id', 'headline_gap', ['claim_id'], unique=False)
    op.create_index('ix_headline_gap_headline_mention_id', 'headline_gap', ['headline_mention_id'], unique=False)
    op.create_table('loss',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('from_mention_id', sa.Integer(), nullable=False),
    sa.Column('to_mention_id', sa.Integer(), nullable=False),
    sa.Column('from_words', sa.String(), nullable=False),
    sa.Column('to_words', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_loss_claim_id_claim'),
    sa.ForeignKeyConstraint(['from_mention_id'], ['mention.id'], name='fk_loss_from_mention_id_mention'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_loss_run_id_run'),
    sa.ForeignKeyConstraint(['to_mention_id'], ['mention.id'], name='fk_loss_to_mention_id_mention'),
    sa.PrimaryKeyConstraint('id', name='pk_loss')
    )
    op.create_index('ix_loss_claim_id', 'loss', ['claim_id'], unique=False)
    op.create_index('ix_loss_from_mention_id', 'loss', ['from_mention_id'], unique=False)
    op.create_index('ix_loss_to_mention_id', 'loss', ['to_mention_id'], unique=False)
    op.create_table('rewording_carry',
    sa.Column('rewording_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_rewording_carry_article_id_article'),
    sa.ForeignKeyConstraint(['rewording_id'], ['rewording.id'], name='fk_rewording_carry_rewording_id_rewording'),
    sa.PrimaryKeyConstraint('rewording_id', 'article_id', name='pk_rewording_carry')
    )
    op.create_index('ix_rewording_carry_article_id', 'rewording_carry', ['article_id'], unique=False)
    op.create_table('claim_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('sort_day', sa.Date(), nullable=True),
    sa.Column('day', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('response_id', sa.Integer(), nullable=True),
    sa.Column('node_key', sa.String(), nullable=True),
    sa.Column('articles', sa.Integer(), nullable=False),
    sa.Column('outlets', sa.Integer(), nullable=False),
    sa.Column('origins_min', sa.Integer(), nullable=False),
    sa.Column('origins_max', sa.Integer(), nullable=False),
    sa.Column('responses', sa.Integer(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_claim_event_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_event_claim_id_claim'),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name='fk_claim_event_response_id_response'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_claim_event_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_claim_event'),
    sa.UniqueConstraint('claim_id', 'position', name='uq_claim_event_claim_id_position')
    )
    op.create_index('ix_claim_event_article_id', 'claim_event', ['article_id'], unique=False)
    op.create_index('ix_claim_event_sort_day_id', 'claim_event', ['sort_day', 'id'], unique=False)
    op.create_index('ix_claim_event_response_id', 'claim_event', ['response_id'], unique=False)
    op.create_table('missing_response',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('role', sa.String(), nullable=True),
    sa.Column('article_id', sa.Integer(), nullable=True),
    sa.Column('response_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('window_min_hours', sa.Integer(), nullable=True),
    sa.Column('window_max_hours', sa.Integer(), nullable=True),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_missing_response_actor_id_actor'),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_missing_response_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_missing_response_claim_id_claim'),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name='fk_missing_response_response_id_response'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_missing_response_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_missing_response')
    )
    op.create_index('ix_missing_response_actor_id', 'missing_response', ['actor_id'], unique=False)
    op.create_index('ix_missing_response_article_id', 'missing_response', ['article_id'], unique=False)
    op.create_index('ix_missing_response_claim_id', 'missing_response', ['claim_id'], unique=False)
    op.create_index('ix_missing_response_response_id', 'missing_response', ['response_id'], unique=False)


def downgrade() -> None:
    op.drop_index('ix_missing_response_response_id', table_name='missing_response')
    op.drop_index('ix_missing_response_claim_id', table_name='missing_response')
    op.drop_index('ix_missing_response_article_id', table_name='missing_response')
    op.drop_index('ix_missing_response_actor_id', table_name='missing_response')
    op.drop_table('missing_response')
    op.drop_index('ix_claim_event_response_id', table_name='claim_event')
    op.drop_index('ix_claim_event_sort_day_id', table_name='claim_event')
    op.drop_index('ix_claim_event_article_id', table_name='claim_event')
    op.drop_table('claim_event')
    op.drop_index('ix_rewording_carry_article_id', table_name='rewording_carry')
    op.drop_table('rewording_carry')
    op.drop_index('ix_loss_to_mention_id', table_name='loss')
    op.drop_index('ix_loss_from_mention_id', table_name='loss')
    op.drop_index('ix_loss_claim_id', table_name='loss')
    op.drop_table('loss')
    op.drop_index('ix_headline_gap_headline_mention_id', table_name='headline_gap')
    op.drop_index('ix_headline_gap_claim_id', table_name='headline_gap')
    op.drop_index('ix_headline_gap_body_mention_id', table_name='headline_gap')
    op.drop_table('headline_gap')
    op.drop_index('ix_due_mention_id', table_name='due')
    op.drop_index('ix_due_followed_by_id', table_name='due')
    op.drop_index('ix_due_due_latest', table_name='due')
    op.drop_table('due')
    op.drop_index('ix_rewording_claim_id', table_name='rewording')
    op.drop_index('ix_rewording_article_id', table_name='rewording')
    op.drop_table('rewording')
    op.drop_index('ix_related_claim_other_id', table_name='related_claim')
    op.drop_table('related_claim')
    op.drop_index('ix_grade_outlet_id', table_name='grade')
    op.drop_index('ix_grade_claim_id', table_name='grade')
    op.drop_index('ix_grade_actor_id', table_name='grade')
    op.drop_table('grade')
    op.drop_index('ix_contradiction_other_id', table_name='contradiction')
    op.drop_index('ix_contradiction_claim_id', table_name='contradiction')
    op.drop_index('ix_contradiction_article_id', table_name='contradiction')
    op.drop_table('contradiction')
    op.drop_index('ix_carry_upper_id', table_name='carry')
    op.drop_index('ix_carry_article_id_aspect', table_name='carry')
    op.drop_table('carry')
    op.drop_index('ix_outlet_reply_outlet_id', table_name='outlet_reply')
    op.drop_table('outlet_reply')
    op.drop_index('ix_claim_reach_page', table_name='claim')
    op.drop_column('claim', 'kept_reach')
