-- A reply that is wanted, being written, or has ended. Those that ended stay for a while, without what was said.
create table reply (
    id              uuid primary key,
    workspace_id    uuid not null,
    bot_id          uuid not null,
    conversation_id uuid not null,
    chat_id         bigint not null,
    person_id       bigint not null,
    tickets         bigint[] not null,
    -- What was asked and under which circumstances; gone with the end.
    request         jsonb,
    wanted_at       timestamptz not null,
    -- When it may be begun: until then more may be asked.
    due_at          timestamptz not null,
    -- How many replies of the bot were told to come first.
    told_ahead      integer,
    begun_at        timestamptz,
    -- Whoever writes it has the lease, and until then to renew it; afterwards somebody else takes it.
    lease           uuid,
    leased_until    timestamptz not null default '-infinity',
    attempts        smallint not null default 0,
    halt            text check (halt in ('stop', 'forget')),
    ended_at        timestamptz,
    ending          text check (ending in ('whole', 'cut', 'stopped')),
    reason          text,
    sentence        text,
    model           text,
    input_tokens    bigint,
    output_tokens   bigint,
    cached          boolean not null default false,
    check ((ended_at is null) = (request is not null)),
    check ((ended_at is null) = (ending is null and reason is null))
) with (fillfactor = 70);

-- A conversation has one reply that is being written at the most, and one that waits.
create unique index reply_open on reply (conversation_id, (begun_at is null)) where ended_at is null;

create index reply_under_way on reply (bot_id) where ended_at is null and begun_at is not null;

-- Who is next, of each bot.
create index reply_line on reply (bot_id, wanted_at) where ended_at is null and begun_at is null;
create index reply_due on reply (due_at) where ended_at is null and begun_at is null;

create index reply_by_workspace on reply (workspace_id, id);
create index reply_by_bot on reply (bot_id, id);
create index reply_by_age on reply (ended_at) where ended_at is not null;

-- Up to when a person wants no reply any more in a conversation: what was asked before may come in late.
create table reply_silence (
    conversation_id uuid primary key,
    until           timestamptz not null
);

create index reply_silence_by_age on reply_silence (until);
