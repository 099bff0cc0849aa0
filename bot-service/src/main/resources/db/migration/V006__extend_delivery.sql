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

-- Since when nobody is there: the person blocked the bot, or the bot was put out of the group.
alter table conversation add column left_at timestamptz;

-- The words of a call: a plain string, or an object where they have formats.
create function words(said jsonb) returns text language sql immutable parallel safe as
$$ select case jsonb_typeof(said) when 'object' then said ->> 'text' else said #>> '{}' end $$;

-- What was sent without a word is shown by its kind, such as [photo].
create or replace view message as
select id, conversation_id, 'in' as direction, text, 'received' as state, null as failure, telegram_id, received_at as at
from received_message
union all
select id, conversation_id, 'out',
    case call ->> 'method'
        when 'sendMessage' then words(call -> 'text')
        when 'sendMedia' then concat_ws(' ', '[' || (call ->> 'kind') || ']', nullif(words(call -> 'caption'), ''))
        when 'sendAlbum' then (
            select string_agg(concat_ws(' ', '[' || (item ->> 'kind') || ']', nullif(words(item -> 'caption'), '')), E'\n')
            from jsonb_array_elements(call -> 'items') as item)
        else '[location]'
    end,
    state, failure, telegram_id, queued_at
from delivery
where call ->> 'method' in ('sendMessage', 'sendMedia', 'sendAlbum', 'sendLocation');
