-- What a room shows of its tables. Others read these, and ask the room's classes for whatever locks or changes a row.

-- conversations: the chats that a bot is in, and what whoever sends into them must know.
create view chat as
select id, bot_id, chat_id, thread_id, left_at, state ->> 'language' as language, state -> 'asks' as asks
from conversation;

-- conversations: whether one stands in this version of a scenario.
create function is_stood_in(bot uuid, version uuid) returns boolean language sql stable as $$
    select exists (
        select from conversation
        where bot_id = $1
          and jsonb_path_exists(state, '$.**.version ? (@ == $version)', jsonb_build_object('version', $2)))
$$;

-- telegram: which deliveries a conversation has, and which of them are open.
create view delivery_key as select id, conversation_id, ended_at from delivery;

-- retention: how long a workspace keeps things, where it says so itself.
create view retention_days as select workspace_id, days from workspace_retention;

-- scenarios: what has been published.
create view published_version as
select id, scenario_id, bot_id, number, is_live, published_at, program from scenario_version;

-- scenarios: the same with the workspace; a scenario of which nothing was published has one row without a version.
create view version_of_scenario as
select scenario.workspace_id, scenario.id as scenario_id, scenario.bot_id, version.id, number, is_live, program
from scenario left join scenario_version as version on version.scenario_id = scenario.id;
