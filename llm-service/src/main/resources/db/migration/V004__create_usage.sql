-- How much of the tokens of a day (UTC) is used: of a person of a bot, or of the bot itself (person 0).
-- There are rows only where an owner set a limit.
create table allowance (
    bot_id   uuid not null,
    day      date not null,
    person   bigint not null,
    spent    bigint not null default 0 check (spent >= 0),
    reserved bigint not null default 0 check (reserved >= 0),
    primary key (bot_id, day, person)
);

create index allowance_by_day on allowance (day);

-- Tokens put aside for a reply until it ends; or the refusal, so that the answer stays the same.
create table reservation (
    reply      uuid primary key,
    bot_id     uuid not null,
    day        date not null,
    -- Whose allowances hold it.
    persons    bigint[] not null,
    tokens     bigint not null check (tokens >= 0),
    granted    boolean not null,
    expires_at timestamptz not null
);

create index reservation_by_expiry on reservation (expires_at);

-- Puts tokens aside for a reply, of the person's and of the bot's; a limit that is null is none. All of it is one
-- statement of the caller: the allowances are locked, the person's first, so what one sees no other changes.
create function reserve_tokens(
    for_reply uuid, of_bot uuid, of_person bigint, on_day date, wanted bigint,
    most_of_person bigint, most_of_bot bigint, until timestamptz
) returns boolean language plpgsql as $$
declare
    limited bigint[] := array_remove(array[
        case when most_of_person is not null then of_person end,
        case when most_of_bot is not null then 0 end], null);
    answer boolean;
begin
    insert into allowance (bot_id, day, person)
    select of_bot, on_day, person from unnest(limited) as person
    on conflict do nothing;

    perform from allowance
    where bot_id = of_bot and day = on_day and person = any (limited)
    order by person = 0 for update;

    update reservation set expires_at = until where reply = for_reply returning granted into answer;
    if found then
        return answer;
    end if;

    update allowance set reserved = reserved + wanted
    where bot_id = of_bot and day = on_day and person = any (limited)
      and not exists (
        select from allowance as other
        where other.bot_id = of_bot and other.day = on_day and other.person = any (limited)
          and other.spent + other.reserved + wanted
              > case when other.person = 0 then most_of_bot else most_of_person end);
    answer := found;

    insert into reservation (reply, bot_id, day, persons, tokens, granted, expires_at)
    values (for_reply, of_bot, on_day,
            case when answer then limited else '{}' end, case when answer then wanted else 0 end, answer, until);
    return answer;
end $$;

-- What one reply used, until it is added to its day: rows are only added here, so replies never wait for each other.
create table usage_entry (
    reply            uuid not null,
    workspace_id     uuid not null,
    bot_id           uuid not null,
    day              date not null,
    provider         text not null,
    model            text not null,
    input            bigint not null,
    output           bigint not null,
    -- Null: nobody knows the price.
    picodollars      bigint,
    writer           text not null check (writer in ('FIRST_CHOICE', 'STAND_IN', 'CACHE'))
);

create index usage_entry_by_workspace on usage_entry (workspace_id, day);

-- What the replies of a bot used in a day (UTC), by model. It outlives the bot: it was paid for.
create table usage_day (
    workspace_id     uuid not null,
    bot_id           uuid not null,
    day              date not null,
    provider         text not null,
    model            text not null,
    replies          bigint not null,
    cache_hits       bigint not null,
    fallbacks        bigint not null,
    input            bigint not null,
    output           bigint not null,
    picodollars      numeric(38) not null,
    unpriced_replies bigint not null,
    primary key (workspace_id, day, bot_id, provider, model)
);

-- Replies that are given again to the very same prompt.
create table cached_reply (
    bot_id     uuid not null references bot on delete cascade,
    key        bytea not null,
    reply      text not null,
    kept_at    timestamptz not null,
    expires_at timestamptz not null,
    primary key (bot_id, key)
);

create index cached_reply_by_expiry on cached_reply (expires_at);
