-- A number at Telegram belongs to the bot that has last proven a token of it. A bot whose token was worth nothing any more
-- remembers the number that another one has taken, but does not hold it.
alter table bot_record add column number_lost_at timestamptz;

drop index bot_telegram_id_key;
create unique index bot_telegram_id_key on bot_record (telegram_id) where deleted_at is null and number_lost_at is null;

create or replace view bot as select * from bot_record where deleted_at is null;
