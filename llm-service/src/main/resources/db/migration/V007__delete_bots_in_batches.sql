-- A bot that is gone: nobody sees it any more, and what belonged to it goes in batches. The row goes last.
alter table bot add column deleted_at timestamptz;

create index bot_deleted on bot (deleted_at) where deleted_at is not null;

-- What belongs to a bot is found by it; without these each deletion read the whole tables.
create index document_by_bot on document (bot_id) where bot_id is not null;
create index product_by_bot on product (bot_id) where bot_id is not null;
create index product_import_by_bot on product_import (bot_id) where bot_id is not null;
create index guide_by_bot on guide (bot_id) where bot_id is not null;
create index passage_by_bot on passage (bot_id) where bot_id is not null;

-- The newest replies of a bot stay in the cache.
create index cached_reply_by_age on cached_reply (bot_id, kept_at);

-- Old days go.
create index usage_day_by_day on usage_day (day);
