-- What a scenario may ask of a bot's time of day, and by which name people in groups call it.
alter table bot
    add column timezone text not null default 'UTC',
    add column username text;

-- A conversation of its own in each topic; who talks in it, and whether a person of the house does.
alter table conversation
    -- Telegram's `message_thread_id`; 0 where a chat has no topics.
    add column thread_id bigint not null default 0,
    -- The person who was the last to do something: whose name scenarios say when a time comes or a server answers.
    add column person_id bigint,
    -- Since when somebody waits for a person of the house who has not come yet.
    add column called_at timestamptz,
    -- Which person of the house talks.
    add column taken_by text,
    -- Since when nobody is there: the person blocked the bot, or the bot was put out of the group.
    add column left_at timestamptz,
    -- The tickets that have a row in `timer`, so that they can be told from the others without a look there.
    add column timers bigint[] not null default '{}',
    drop constraint conversation_bot_id_chat_id_key,
    add constraint conversation_of_chat unique (bot_id, chat_id, thread_id);

update conversation set person_id = chat_id where chat_id > 0;

create index conversation_calling on conversation (workspace_id, id) where called_at is not null;

-- A conversation that wants to be woken up.
create table timer (
    conversation_id uuid not null references conversation on delete cascade,
    ticket          bigint not null,
    due_at          timestamptz not null,
    primary key (conversation_id, ticket)
);

create index timer_by_time on timer (due_at);

-- A request to somebody else's server that a conversation waits for; it goes when its answer has been told.
create table http_request (
    id              uuid primary key,
    conversation_id uuid not null references conversation on delete cascade,
    -- No reference, for the same reason as in `delivery`.
    bot_id          uuid not null,
    ticket          bigint not null,
    request         jsonb not null,
    -- Whoever makes it has until then; afterwards it is made again.
    leased_until    timestamptz not null default '-infinity',
    attempts        smallint not null default 0
);

create index http_request_by_lease on http_request (leased_until, id);
create index http_request_by_conversation on http_request (conversation_id);
create index http_request_by_bot on http_request (bot_id, leased_until);

-- What a person sent is more than a text; edits replace it.
alter table received_message
    add column kind text not null default 'text',
    -- Files, places and contacts: a list of objects, each with its `kind`.
    add column media jsonb,
    add column edited_at timestamptz;

create index received_message_by_telegram_id on received_message (conversation_id, telegram_id);

-- Which deliveries a person of the house wrote.
create table operator_message (
    delivery_id     uuid primary key,
    conversation_id uuid not null references conversation on delete cascade,
    operator        text not null
);

create index operator_message_by_conversation on operator_message (conversation_id);

-- Requests of callers that named a key, so that the same one changes nothing when it comes again.
create table request_key (
    workspace_id uuid not null,
    door         text not null,
    key          text not null,
    outcome      uuid not null,
    used_at      timestamptz not null default now(),
    primary key (workspace_id, door, key)
);

create index request_key_by_age on request_key (used_at);
