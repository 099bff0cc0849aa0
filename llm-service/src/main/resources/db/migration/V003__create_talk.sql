-- What a talk with a person remembers: one row for each conversation in which a reply has ended.
create table talk (
    conversation_id  uuid primary key,
    workspace_id     uuid not null,
    bot_id           uuid not null references bot on delete cascade,
    chat             bigint not null,
    person           bigint not null,
    -- The person began anew then: what was asked before is not kept, however late its reply ends.
    forgotten_before timestamptz not null default '-infinity',
    -- How often the person began anew: a summary that was begun before the last time is not kept either.
    times_forgotten  integer not null default 0,
    summary          text not null default '',
    -- The number of the newest turn that the summary holds.
    summed_up_to     bigint not null default 0,
    -- When the older turns are to be summed up; while somebody does it, when another may try.
    summary_due_at   timestamptz,
    summary_tries    integer not null default 0,
    talked_at        timestamptz not null default now()
);

create index talk_by_summary_due on talk (summary_due_at) where summary_due_at is not null;
create index talk_by_bot on talk (bot_id);

-- What a person asked and the bot answered.
create table turn (
    conversation_id uuid not null references talk on delete cascade,
    number          bigint generated always as identity,
    asked           text not null,
    answered        text not null,
    tokens          integer not null check (tokens >= 0),
    asked_at        timestamptz not null,
    primary key (conversation_id, number)
);

-- Old turns are forgotten by their time; they lie in its order.
create index turn_by_time on turn using brin (asked_at);

-- What an owner wants never to be forgotten about the person.
create table fact (
    id              bigint generated always as identity primary key,
    conversation_id uuid not null references talk on delete cascade,
    text            text not null,
    pinned_at       timestamptz not null default now()
);

create index fact_by_conversation on fact (conversation_id, id);

-- The last prompts of each conversation, for owners who wonder about a reply. They are shown, never worked with, so
-- they cost no write-ahead log: after a crash of PostgreSQL the table is empty.
create unlogged table prompt (
    reply           uuid primary key,
    conversation_id uuid not null references talk on delete cascade,
    workspace_id    uuid not null,
    provider        text not null,
    model           text not null,
    tokens          integer not null,
    parts           json not null,
    sent_at         timestamptz not null default now()
);

create index prompt_by_conversation on prompt (conversation_id, sent_at, reply);
create index prompt_by_time on prompt (sent_at);
