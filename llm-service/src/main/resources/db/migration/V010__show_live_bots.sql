-- The bots that are not deleted: what other rooms may ask of `bot`, whose room is `bots`.
create view live_bot as select id from bot where deleted_at is null;
