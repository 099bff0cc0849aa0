-- The webhook secret before the newest: Telegram may send it until it has been told the newest, and it is taken for a while
-- after that. Until then, old_secret_until is empty.
alter table bot_record add column sealed_old_secret bytea;
alter table bot_record add column old_secret_until timestamptz;

create or replace view bot as select * from bot_record where deleted_at is null;
