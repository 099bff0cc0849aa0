-- A secret of a bot for headers of its HTTP steps: sealed for its row, sent to one server only, never shown.
create table bot_secret (
    id           uuid primary key,
    bot_id       uuid not null references bot_record,
    name         text not null,
    origin       text not null,
    sealed_value bytea not null,
    changed_at   timestamptz not null default now(),
    unique (bot_id, name)
);
