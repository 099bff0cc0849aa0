-- A Telegram bot of an owner. The token and the webhook secret are sealed: nobody reads them from here without the key.
create table bot (
    id             uuid primary key,
    workspace_id   uuid not null,
    name           text not null,
    description    text not null default '',
    bot_type       text not null default 'telegram' check (bot_type = 'telegram'),
    -- The bot's number at Telegram, the part of the token before the colon: one token serves one bot.
    telegram_id    bigint not null unique,
    sealed_token   bytea not null,
    sealed_secret  bytea not null,
    is_active      boolean not null default true,
    -- The address Telegram was last told to deliver to.
    webhook_url    text,
    default_language text not null default 'en',
    -- What the bot says when no scenario has an answer: a text by language.
    fallback_text  jsonb not null default '{}',
    -- Rises with every change that a running conversation must notice: the engine's copy is kept by it.
    revision       bigint not null default 1,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now()
);

create index bot_by_workspace on bot (workspace_id, id);
