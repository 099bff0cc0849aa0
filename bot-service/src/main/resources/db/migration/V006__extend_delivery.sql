-- What a delivery knows beyond its call.
alter table delivery
    -- The topic of the chat; 0 where there are none.
    add column thread_id  bigint not null default 0,
    -- When it may be begun again: Telegram's word holds for whoever takes over.
    add column due_at     timestamptz not null default 'epoch',
    add column expires_at timestamptz,
    -- The order of another service, which hears of the outcome under this id.
    add column command_id uuid;

-- Replies are found whatever bulk lies in the table, and bulk of one bot whatever the others have.
drop index delivery_open;
create index delivery_open_urgent on delivery (shard, id)
    where ended_at is null and lane in ('payment', 'reply', 'edit');
create index delivery_open_bulk on delivery (shard, bot_id, lane, id)
    where ended_at is null and lane in ('follow_up', 'broadcast');

-- The words of a call: a plain string, or an object where they have formats.
create function words(said jsonb) returns text language sql immutable parallel safe as
$$ select case jsonb_typeof(said) when 'object' then said ->> 'text' else said #>> '{}' end $$;
