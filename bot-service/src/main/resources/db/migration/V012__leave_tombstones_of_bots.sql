-- A bot that was deleted is gone for everybody at once: all read the view `bot`, which shows no tombstones. What
-- belonged to it is removed in batches afterwards, its row last. New tables that refer to a bot refer to `bot_record`.
alter table bot rename to bot_record;
alter table bot_record add column deleted_at timestamptz;

-- One token serves one bot that is not deleted.
alter table bot_record drop constraint bot_telegram_id_key;
create unique index bot_telegram_id_key on bot_record (telegram_id) where deleted_at is null;

create index bot_tombstone on bot_record (deleted_at) where deleted_at is not null;

-- A new column of `bot_record` that is to be seen is added to the end of the view, too.
create view bot as select * from bot_record where deleted_at is null;

-- Everything of a bot is found by the bot.
create index scenario_version_by_bot on scenario_version (bot_id);

-- Which take of requests got this one: whoever lost its answer finds what it got, and only the last take may end it.
alter table http_request add column leased_by uuid;
