-- How every bot talks, as the bot-service tells it on `bots.llm`. What a room keeps of a bot refers to it here, on
-- delete cascade: so a bot that was deleted leaves nothing behind.
create table bot (
    id           uuid primary key,
    workspace_id uuid not null,
    -- Grows with each change of the bot: what is older came late and says nothing any more.
    version      bigint not null,
    settings     jsonb not null,
    heard_at     timestamptz not null default now()
);

create index bot_by_workspace on bot (workspace_id, id);
