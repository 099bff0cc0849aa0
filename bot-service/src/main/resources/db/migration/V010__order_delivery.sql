-- Whose call it is, and in which order: what the database must know so that no replica's memory has to be believed.

-- An hour of floods fills a smallint.
alter table delivery
    alter column attempts type integer,
    alter column unknown type integer;

-- Deliveries of a conversation are decided under its lock, so their numbers rise in the order of the decisions.
create sequence delivery_number;

alter table delivery
    add column number bigint not null default 0,
    -- The turn of a sender that touched the row last: it knows its own row again, and nobody else's.
    add column turn uuid,
    -- When the call was begun last. Whoever finds it under way waits until it must be over.
    add column begun_at timestamptz,
    -- A release that cannot read the call leaves it to another one until then.
    add column set_aside_until timestamptz,
    -- Answers to taps and other queries keep to themselves: nothing waits for them, and they wait for nothing.
    add column is_tap boolean not null generated always as (
        coalesce(call ->> 'method' in ('answerCallbackQuery', 'refusePreCheckoutQuery'), false)) stored;

update delivery set number = placed.number
from (select id, row_number() over (order by id) as number from delivery where ended_at is null) as placed
where delivery.id = placed.id;

select setval('delivery_number', coalesce(max(number), 0) + 1, false) from delivery;

alter table delivery alter column number set default nextval('delivery_number');
alter sequence delivery_number owned by delivery.number;

-- Piles (a bot's lane), lines (a chat, or a topic of it, in a pile), and in a line the order: a look steps from line to
-- line however much lies in each, and whether something older is open is one probe.
drop index delivery_open_urgent;
drop index delivery_open_bulk;
create index delivery_open on delivery (shard, bot_id, lane, chat_id, thread_id, is_tap, number) where ended_at is null;
