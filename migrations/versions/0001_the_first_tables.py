"""The first tables

Revision: 0001
After: nothing
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

# The full-text index. ``folded`` is tokens joined by single spaces: neither database may split or
# fold it again, so that both answer alike. FTS5's ascii tokenizer takes every other character as
# a letter.
SQLITE = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
        folded, content='search_entry', content_rowid='id', tokenize='ascii tokenchars '''''''''
    )""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_fts(rowid, folded) VALUES (new.id, new.folded);
    END""",
    """CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_fts(search_fts, rowid, folded) VALUES ('delete', old.id, old.folded);
    END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE OF id, folded ON search_entry BEGIN
        INSERT INTO search_fts(search_fts, rowid, folded) VALUES ('delete', old.id, old.folded);
        INSERT INTO search_fts(rowid, folded) VALUES (new.id, new.folded);
    END""",
)
POSTGRESQL = (
    """CREATE INDEX ix_search_fts ON search_entry
        USING gin (array_to_tsvector(string_to_array(folded, ' ')))""",
)


def upgrade() -> None:
    op.create_table('counter',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('name', name='pk_counter')
    )
    op.create_table('run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('version', sa.String(), nullable=False),
    sa.Column('settings', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_run')
    )
    op.create_table('story',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('first_reported', sa.String(), nullable=True),
    sa.PrimaryKeyConstraint('id', name='pk_story'),
    sa.UniqueConstraint('slug', name='uq_story_slug')
    )
    op.create_table('topic',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('label', sa.String(), nullable=False),
    sa.Column('definition', sa.String(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kept_claims', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['topic.id'], name='fk_topic_parent_id_topic'),
    sa.PrimaryKeyConstraint('id', name='pk_topic'),
    sa.UniqueConstraint('slug', name='uq_topic_slug')
    )
    op.create_index("ix_topic_parent_id", "topic", ['parent_id'])

    op.create_table('actor',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('short_name', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('role', sa.String(), nullable=True),
    sa.Column('of_desk', sa.Boolean(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.Column('kept_claims', sa.Integer(), nullable=False),
    sa.Column('kept_statements', sa.Integer(), nullable=False),
    sa.Column('kept_responses', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['actor.id'], name='fk_actor_parent_id_actor'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_actor_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_actor'),
    sa.UniqueConstraint('slug', name='uq_actor_slug')
    )
    op.create_index("ix_actor_parent_id", "actor", ['parent_id'])

    op.create_table('outlet',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('domain', sa.String(), nullable=True),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('country', sa.String(), nullable=True),
    sa.Column('of_desk', sa.Boolean(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.Column('kept_claims', sa.Integer(), nullable=False),
    sa.Column('kept_articles', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_outlet_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_outlet'),
    sa.UniqueConstraint('slug', name='uq_outlet_slug')
    )
    op.create_index("ix_outlet_domain", "outlet", ['domain'])

    op.create_table('actor_alias',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('alias', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_actor_alias_actor_id_actor'),
    sa.PrimaryKeyConstraint('id', name='pk_actor_alias'),
    sa.UniqueConstraint('actor_id', 'alias', name='uq_actor_alias_actor_id_alias')
    )
    op.create_index("ix_actor_alias_folded", "actor_alias", ['folded'])

    op.create_table('article',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('url', sa.String(), nullable=True),
    sa.Column('identity', sa.String(), nullable=True),
    sa.Column('outlet_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('byline', sa.String(), nullable=True),
    sa.Column('published', sa.String(), nullable=True),
    sa.Column('published_earliest', sa.Date(), nullable=True),
    sa.Column('published_latest', sa.Date(), nullable=True),
    sa.Column('published_basis', sa.String(), nullable=True),
    sa.Column('retrieved', sa.String(), nullable=True),
    sa.Column('language', sa.String(), nullable=True),
    sa.Column('summary', sa.String(), nullable=True),
    sa.Column('completeness', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=True),
    sa.Column('text_sha256', sa.String(), nullable=True),
    sa.Column('page', sa.String(), nullable=True),
    sa.Column('of_desk', sa.Boolean(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.Column('copy_of_id', sa.Integer(), nullable=True),
    sa.Column('copy_share', sa.Float(), nullable=True),
    sa.Column('copy_run', sa.Integer(), nullable=True),
    sa.Column('kept_claims', sa.Integer(), nullable=False),
    sa.Column('kept_mentions', sa.Integer(), nullable=False),
    sa.Column('kept_responses', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['copy_of_id'], ['article.id'], name='fk_article_copy_of_id_article'),
    sa.ForeignKeyConstraint(['outlet_id'], ['outlet.id'], name='fk_article_outlet_id_outlet'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_article_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_article'),
    sa.UniqueConstraint('slug', name='uq_article_slug'),
    sa.UniqueConstraint('url', name='uq_article_url')
    )
    op.create_index("ix_article_copy_of_id", "article", ['copy_of_id'])
    op.create_index("ix_article_identity", "article", ['identity'])
    op.create_index("ix_article_outlet_id", "article", ['outlet_id'])
    op.create_index("ix_article_page", "article", ['page'])
    op.create_index("ix_article_published_earliest", "article", ['published_earliest'])
    op.create_index("ix_article_text_sha256", "article", ['text_sha256'])

    op.create_table('claim',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('statement', sa.String(), nullable=False),
    sa.Column('story_id', sa.Integer(), nullable=True),
    sa.Column('event_date', sa.String(), nullable=True),
    sa.Column('event_earliest', sa.Date(), nullable=True),
    sa.Column('event_latest', sa.Date(), nullable=True),
    sa.Column('quantity_value', sa.Float(), nullable=True),
    sa.Column('quantity_unit', sa.String(), nullable=True),
    sa.Column('quantity_text', sa.String(), nullable=True),
    sa.Column('review', sa.String(), nullable=False),
    sa.Column('of_desk', sa.Boolean(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.Column('event_sort', sa.Date(), nullable=True),
    sa.Column('reported_sort', sa.Date(), nullable=True),
    sa.Column('kept_articles', sa.Integer(), nullable=False),
    sa.Column('kept_outlets', sa.Integer(), nullable=False),
    sa.Column('kept_mentions', sa.Integer(), nullable=False),
    sa.Column('kept_origins_min', sa.Integer(), nullable=False),
    sa.Column('kept_origins_max', sa.Integer(), nullable=False),
    sa.Column('kept_origins', sa.String(), nullable=False),
    sa.Column('kept_chain', sa.String(), nullable=False),
    sa.Column('kept_short_chain', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('kept_responses', sa.Integer(), nullable=False),
    sa.Column('kept_answers', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('kept_changes', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('kept_drift', sa.Integer(), nullable=False),
    sa.Column('kept_hops', sa.Integer(), nullable=False),
    sa.Column('kept_last_response', sa.String(), nullable=True),
    sa.Column('first_reported', sa.String(), nullable=True),
    sa.Column('first_reported_earliest', sa.Date(), nullable=True),
    sa.Column('first_reported_latest', sa.Date(), nullable=True),
    sa.Column('first_outlet_id', sa.Integer(), nullable=True),
    sa.Column('last_reported', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['first_outlet_id'], ['outlet.id'], name='fk_claim_first_outlet_id_outlet'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_claim_run_id_run'),
    sa.ForeignKeyConstraint(['story_id'], ['story.id'], name='fk_claim_story_id_story'),
    sa.PrimaryKeyConstraint('id', name='pk_claim'),
    sa.UniqueConstraint('slug', name='uq_claim_slug')
    )
    op.create_index("ix_claim_event_page", "claim", ['event_sort', 'id'])
    op.create_index("ix_claim_reported_page", "claim", ['reported_sort', 'id'])
    op.create_index("ix_claim_articles_page", "claim", ['kept_articles', 'id'])
    op.create_index("ix_claim_origins_page", "claim", ['kept_origins_min', 'id'])
    op.create_index("ix_claim_story_id", "claim", ['story_id'])

    op.create_table('article_block',
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.CheckConstraint('"end" > start', name='ck_article_block_span'),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_article_block_article_id_article'),
    sa.PrimaryKeyConstraint('article_id', 'start', name='pk_article_block')
    )
    op.create_table('article_date',
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('edtf', sa.String(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_article_date_article_id_article'),
    sa.PrimaryKeyConstraint('article_id', 'position', name='pk_article_date')
    )
    op.create_table('article_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('url', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_article_link_article_id_article'),
    sa.PrimaryKeyConstraint('id', name='pk_article_link')
    )
    op.create_index("ix_article_link_article_id", "article_link", ['article_id'])

    op.create_table('article_upstream',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('outlet_id', sa.Integer(), nullable=False),
    sa.Column('relation', sa.String(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('score', sa.Float(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_article_upstream_article_id_article'),
    sa.ForeignKeyConstraint(['outlet_id'], ['outlet.id'], name='fk_article_upstream_outlet_id_outlet'),
    sa.PrimaryKeyConstraint('id', name='pk_article_upstream')
    )
    op.create_index("ix_article_upstream_article_id", "article_upstream", ['article_id'])
    op.create_index("ix_article_upstream_outlet_id", "article_upstream", ['outlet_id'])

    op.create_table('capture',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.String(), nullable=True),
    sa.Column('url', sa.String(), nullable=True),
    sa.Column('headers', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('retrieved', sa.String(), nullable=True),
    sa.Column('captured_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_capture_article_id_article'),
    sa.PrimaryKeyConstraint('id', name='pk_capture'),
    sa.UniqueConstraint('article_id', 'sha256', name='uq_capture_article_id_sha256')
    )
    op.create_index("ix_capture_sha256", "capture", ['sha256'])

    op.create_table('chain_node',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('outlet_id', sa.Integer(), nullable=True),
    sa.Column('article_id', sa.Integer(), nullable=True),
    sa.Column('unnamed', sa.Boolean(), nullable=False),
    sa.Column('root', sa.String(), nullable=True),
    sa.Column('copies', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_chain_node_actor_id_actor'),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_chain_node_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_chain_node_claim_id_claim'),
    sa.ForeignKeyConstraint(['outlet_id'], ['outlet.id'], name='fk_chain_node_outlet_id_outlet'),
    sa.PrimaryKeyConstraint('id', name='pk_chain_node'),
    sa.UniqueConstraint('claim_id', 'key', name='uq_chain_node_claim_id_key')
    )
    op.create_table('claim_act',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('act', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_act_claim_id_claim'),
    sa.PrimaryKeyConstraint('claim_id', 'act', name='pk_claim_act')
    )
    op.create_index("ix_claim_act_act_claim_id", "claim_act", ['act', 'claim_id'])

    op.create_table('claim_actor',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_claim_actor_actor_id_actor'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_actor_claim_id_claim'),
    sa.PrimaryKeyConstraint('claim_id', 'actor_id', 'role', name='pk_claim_actor')
    )
    op.create_index("ix_claim_actor_actor_id_claim_id", "claim_actor", ['actor_id', 'claim_id'])

    op.create_table('claim_outlet',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('outlet_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_outlet_claim_id_claim'),
    sa.ForeignKeyConstraint(['outlet_id'], ['outlet.id'], name='fk_claim_outlet_outlet_id_outlet'),
    sa.PrimaryKeyConstraint('claim_id', 'outlet_id', name='pk_claim_outlet')
    )
    op.create_index("ix_claim_outlet_outlet_id_claim_id", "claim_outlet", ['outlet_id', 'claim_id'])

    op.create_table('claim_topic',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('topic_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_topic_claim_id_claim'),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name='fk_claim_topic_topic_id_topic'),
    sa.PrimaryKeyConstraint('claim_id', 'topic_id', name='pk_claim_topic')
    )
    op.create_index("ix_claim_topic_topic_id_claim_id", "claim_topic", ['topic_id', 'claim_id'])

    op.create_table('claim_party',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_claim_party_actor_id_actor'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_party_claim_id_claim'),
    sa.PrimaryKeyConstraint('claim_id', 'actor_id', name='pk_claim_party')
    )
    op.create_index("ix_claim_party_actor_id_claim_id", "claim_party", ['actor_id', 'claim_id'])

    op.create_table('claim_subject',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('topic_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_subject_claim_id_claim'),
    sa.ForeignKeyConstraint(['topic_id'], ['topic.id'], name='fk_claim_subject_topic_id_topic'),
    sa.PrimaryKeyConstraint('claim_id', 'topic_id', name='pk_claim_subject')
    )
    op.create_index("ix_claim_subject_topic_id_claim_id", "claim_subject", ['topic_id', 'claim_id'])

    op.create_table('claim_tally',
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('counted', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_claim_tally_claim_id_claim'),
    sa.PrimaryKeyConstraint('claim_id', name='pk_claim_tally')
    )
    op.create_table('kept_count',
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('ref', sa.Integer(), nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.Column('claims', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'ref', 'value', name='pk_kept_count')
    )
    op.create_index("ix_kept_count_most", "kept_count", ['kind', 'claims', 'ref'])

    op.create_table('mention',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('described', sa.Boolean(), nullable=False),
    sa.Column('quote', sa.String(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('content_start', sa.Integer(), nullable=True),
    sa.Column('content_end', sa.Integer(), nullable=True),
    sa.Column('modality', sa.String(), nullable=False),
    sa.Column('relation', sa.String(), nullable=True),
    sa.Column('place', sa.String(), nullable=True),
    sa.Column('language', sa.String(), nullable=True),
    sa.Column('quantity', sa.String(), nullable=True),
    sa.Column('event_date', sa.String(), nullable=True),
    sa.Column('quantities', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('dates', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('topics', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('actors', sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
    sa.Column('source_text', sa.String(), nullable=True),
    sa.Column('source', sa.String(), nullable=True),
    sa.Column('source_naming', sa.String(), nullable=False),
    sa.Column('cue', sa.String(), nullable=True),
    sa.Column('rule', sa.String(), nullable=True),
    sa.Column('score', sa.Float(), nullable=True),
    sa.Column('join_score', sa.Float(), nullable=True),
    sa.Column('join_reason', sa.String(), nullable=True),
    sa.Column('copy_of_id', sa.Integer(), nullable=True),
    sa.Column('review', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('described OR "end" > start', name='ck_mention_span'),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_mention_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_mention_claim_id_claim'),
    sa.ForeignKeyConstraint(['copy_of_id'], ['article.id'], name='fk_mention_copy_of_id_article'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_mention_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_mention')
    )
    op.create_index("ix_mention_article_id_start", "mention", ['article_id', 'start'])
    op.create_index("ix_mention_claim_id_article_id", "mention", ['claim_id', 'article_id'])

    op.create_table('wording_vector',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('key', name='pk_wording_vector')
    )
    op.create_table('search_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('ref_id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('article_id', sa.Integer(), nullable=True),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('sort_day', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_search_entry_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_search_entry_claim_id_claim'),
    sa.PrimaryKeyConstraint('id', name='pk_search_entry'),
    sa.UniqueConstraint('kind', 'ref_id', name='uq_search_entry_kind_ref_id')
    )
    op.create_index("ix_search_entry_article_id", "search_entry", ['article_id'])
    op.create_index("ix_search_entry_claim_id", "search_entry", ['claim_id'])

    op.create_table('drift',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('slot', sa.String(), nullable=False),
    sa.Column('direction', sa.String(), nullable=False),
    sa.Column('from_mention_id', sa.Integer(), nullable=False),
    sa.Column('to_mention_id', sa.Integer(), nullable=False),
    sa.Column('from_value', sa.String(), nullable=False),
    sa.Column('to_value', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_drift_claim_id_claim'),
    sa.ForeignKeyConstraint(['from_mention_id'], ['mention.id'], name='fk_drift_from_mention_id_mention'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_drift_run_id_run'),
    sa.ForeignKeyConstraint(['to_mention_id'], ['mention.id'], name='fk_drift_to_mention_id_mention'),
    sa.PrimaryKeyConstraint('id', name='pk_drift')
    )
    op.create_index("ix_drift_claim_id", "drift", ['claim_id'])
    op.create_index("ix_drift_from_mention_id", "drift", ['from_mention_id'])
    op.create_index("ix_drift_to_mention_id", "drift", ['to_mention_id'])

    op.create_table('hop',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=False),
    sa.Column('from_key', sa.String(), nullable=False),
    sa.Column('to_key', sa.String(), nullable=False),
    sa.Column('relation', sa.String(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.Column('evidence', sa.String(), nullable=False),
    sa.Column('cue', sa.String(), nullable=True),
    sa.Column('confidence', sa.Float(), nullable=False),
    sa.Column('lag_min_hours', sa.Integer(), nullable=True),
    sa.Column('lag_max_hours', sa.Integer(), nullable=True),
    sa.Column('seen_in_id', sa.Integer(), nullable=False),
    sa.Column('mention_id', sa.Integer(), nullable=True),
    sa.Column('review', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_hop_claim_id_claim'),
    sa.ForeignKeyConstraint(['mention_id'], ['mention.id'], name='fk_hop_mention_id_mention'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_hop_run_id_run'),
    sa.ForeignKeyConstraint(['seen_in_id'], ['article.id'], name='fk_hop_seen_in_id_article'),
    sa.PrimaryKeyConstraint('id', name='pk_hop')
    )
    op.create_index("ix_hop_claim_id", "hop", ['claim_id'])
    op.create_index("ix_hop_mention_id", "hop", ['mention_id'])
    op.create_index("ix_hop_seen_in_id", "hop", ['seen_in_id'])

    op.create_table('response',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claim_id', sa.Integer(), nullable=True),
    sa.Column('actor_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('act', sa.String(), nullable=False),
    sa.Column('scope', sa.String(), nullable=False),
    sa.Column('quote', sa.String(), nullable=True),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('words_start', sa.Integer(), nullable=True),
    sa.Column('words_end', sa.Integer(), nullable=True),
    sa.Column('summary', sa.String(), nullable=True),
    sa.Column('date_earliest', sa.Date(), nullable=True),
    sa.Column('date', sa.String(), nullable=True),
    sa.Column('answers_id', sa.Integer(), nullable=True),
    sa.Column('rule', sa.String(), nullable=True),
    sa.Column('score', sa.Float(), nullable=True),
    sa.Column('review', sa.String(), nullable=False),
    sa.Column('run_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_response_actor_id_actor'),
    sa.ForeignKeyConstraint(['answers_id'], ['mention.id'], name='fk_response_answers_id_mention'),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name='fk_response_article_id_article'),
    sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], name='fk_response_claim_id_claim'),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name='fk_response_run_id_run'),
    sa.PrimaryKeyConstraint('id', name='pk_response')
    )
    op.create_index("ix_response_actor_id_act", "response", ['actor_id', 'act'])
    op.create_index("ix_response_answers_id", "response", ['answers_id'])
    op.create_index("ix_response_article_id", "response", ['article_id'])
    op.create_index("ix_response_claim_id", "response", ['claim_id'])
    op.create_index("ix_response_page", "response", ['date_earliest', 'id'])

    op.create_table('attribution_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('mention_id', sa.Integer(), nullable=True),
    sa.Column('response_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('naming', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('cue', sa.String(), nullable=True),
    sa.Column('cue_start', sa.Integer(), nullable=True),
    sa.Column('cue_end', sa.Integer(), nullable=True),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('outlet_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(mention_id IS NULL) <> (response_id IS NULL)', name='ck_attribution_step_one_owner'),
    sa.ForeignKeyConstraint(['actor_id'], ['actor.id'], name='fk_attribution_step_actor_id_actor'),
    sa.ForeignKeyConstraint(['mention_id'], ['mention.id'], name='fk_attribution_step_mention_id_mention'),
    sa.ForeignKeyConstraint(['outlet_id'], ['outlet.id'], name='fk_attribution_step_outlet_id_outlet'),
    sa.ForeignKeyConstraint(['response_id'], ['response.id'], name='fk_attribution_step_response_id_response'),
    sa.PrimaryKeyConstraint('id', name='pk_attribution_step')
    )
    op.create_index("ix_attribution_step_actor_id", "attribution_step", ['actor_id'])
    op.create_index("ix_attribution_step_mention_id", "attribution_step", ['mention_id'])
    op.create_index("ix_attribution_step_outlet_id", "attribution_step", ['outlet_id'])
    op.create_index("ix_attribution_step_response_id", "attribution_step", ['response_id'])

    counter = sa.table("counter", sa.column("name", sa.String()), sa.column("value", sa.Integer()))
    op.bulk_insert(counter, [{"name": "data_version", "value": 0}])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_fts")

    op.drop_table('wording_vector')

    op.drop_table('attribution_step')

    op.drop_table('response')

    op.drop_table('hop')

    op.drop_table('drift')

    op.drop_table('search_entry')

    op.drop_table('mention')

    op.drop_table('kept_count')
    op.drop_table('claim_tally')
    op.drop_table('claim_subject')
    op.drop_table('claim_party')
    op.drop_table('claim_topic')

    op.drop_table('claim_outlet')

    op.drop_table('claim_actor')

    op.drop_table('claim_act')
    op.drop_table('chain_node')

    op.drop_table('capture')

    op.drop_table('article_upstream')

    op.drop_table('article_link')
    op.drop_table('article_date')
    op.drop_table('article_block')

    op.drop_table('claim')

    op.drop_table('article')

    op.drop_table('actor_alias')

    op.drop_table('outlet')

    op.drop_table('actor')

    op.drop_table('topic')
    op.drop_table('story')
    op.drop_table('run')
    op.drop_table('counter')
