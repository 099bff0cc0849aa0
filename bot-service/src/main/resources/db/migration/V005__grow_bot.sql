-- How a bot gets its updates, what Telegram shows of it, and how it is.
alter table bot
    add column delivery text not null default 'none' check (delivery in ('webhook', 'polling', 'none')),
    -- Which replica polls for it.
    add column shard smallint not null generated always as (get_byte(uuid_send(id), 15) % 16) stored,
    -- What people shall see of the bot in Telegram: commands, menu button, descriptions; and what Telegram was told.
    add column profile jsonb not null default '{}',
    add column profile_told jsonb not null default '{}',
    -- When Telegram is told next what it does not know yet; how often that failed, and why.
    add column setup_at timestamptz not null default now(),
    add column setup_failures smallint not null default 0,
    add column setup_failure text;

update bot set delivery = 'webhook' where webhook_url is not null;

create index bot_polling on bot (shard) where delivery = 'polling' and is_active;
create index bot_to_set_up on bot (setup_at)
    where delivery = 'webhook' and webhook_url is null or profile <> profile_told;

-- How the polling of a bot goes.
create table bot_poll (
    bot_id    uuid primary key references bot on delete cascade,
    state     text not null check (state in ('listening', 'waiting', 'conflict', 'token_revoked')),
    -- When Telegram last answered with updates, perhaps none.
    polled_at timestamptz,
    updates   bigint not null default 0,
    error     text,
    error_at  timestamptz
);

-- What the last look at a bot in Telegram found.
create table bot_health (
    bot_id    uuid primary key references bot on delete cascade,
    looked_at timestamptz,
    -- What went wrong before this time says nothing any more.
    repaired_at timestamptz,
    -- When a replica last took it upon itself to look unasked, and when one does so again if the bot does not change.
    taken_at  timestamptz not null,
    next_look timestamptz not null,
    findings  jsonb not null default '[]',
    -- The updates that waited at Telegram, look by look, newest last.
    pending   integer[] not null default '{}'
);

create index bot_health_by_finding on bot_health using gin (findings jsonb_path_ops);
