-- How a bot talks by itself: what its owner wants, with the keys of its providers sealed. Without `enabled` it does not.
alter table bot add column llm jsonb not null default '{}';

-- The house hears of every bot, also of those that were there before; a later change has a higher version.
insert into outbox (shard, topic, key, payload)
select 0, 'bots.llm', id::text, jsonb_build_object(
    'bot', id,
    'workspace', workspace_id,
    'version', revision,
    'providers', jsonb_build_array(),
    'system_prompt', '',
    'memory', jsonb_build_object('context_tokens', 4096, 'most_messages', 50, 'knowledge', true),
    'manner', jsonb_build_object('streaming', 'edits', 'merge_window_millis', 1000),
    'limits', jsonb_build_object('cache_seconds', 3600, 'cache_always', false))::text
from bot;
