-- A person as one bot knows them.
create table person (
    bot_id        uuid not null references bot on delete cascade,
    telegram_id   bigint not null,
    first_name    text not null,
    last_name     text,
    username      text,
    language_code text,
    met_at        timestamptz not null default now(),
    changed_at    timestamptz not null default now(),
    primary key (bot_id, telegram_id)
);

-- A bot and a chat: where the conversation stands is one value that only the engine reads.
create table conversation (
    id           uuid primary key,
    workspace_id uuid not null,
    bot_id       uuid not null references bot on delete cascade,
    chat_id      bigint not null,
    state        jsonb not null,
    started_at   timestamptz not null default now(),
    changed_at   timestamptz not null default now(),
    unique (bot_id, chat_id)
) with (fillfactor = 70);

create index conversation_by_workspace on conversation (workspace_id, id);

-- What a person wrote.
create table received_message (
    id              uuid primary key,
    conversation_id uuid not null references conversation on delete cascade,
    telegram_id     bigint not null,
    text            text not null,
    received_at     timestamptz not null
);

create index received_message_by_conversation on received_message (conversation_id, id);

-- A call to Telegram that the house has decided on, and what became of it.
create table delivery (
    id              uuid primary key,
    -- No reference: it would lock the row of the bot for each delivery, and all transactions would meet there.
    bot_id          uuid not null,
    chat_id         bigint not null,
    conversation_id uuid references conversation on delete cascade,
    -- Which replica carries it: a hash of the bot.
    shard           smallint not null,
    lane            text not null check (lane in ('payment', 'reply', 'edit', 'follow_up', 'broadcast')),
    call            jsonb not null,
    state           text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'unknown')),
    -- How often the call was begun, and how many of these beginnings have an unknown outcome.
    attempts        smallint not null default 0,
    unknown         smallint not null default 0,
    telegram_id     bigint,
    failure         text,
    queued_at       timestamptz not null default now(),
    ended_at        timestamptz
) with (fillfactor = 70);

-- A replica that takes over a shard looks for what is still open.
create index delivery_open on delivery (shard, id) where ended_at is null;
create index delivery_by_conversation on delivery (conversation_id, id);

-- The dialog as people read it: both sides, ids rise with time.
create view message as
select id, conversation_id, 'in' as direction, text, 'received' as state, null as failure, telegram_id, received_at as at
from received_message
union all
select id, conversation_id, 'out', call ->> 'text', state, failure, telegram_id, queued_at
from delivery
where call ->> 'method' = 'sendMessage';
