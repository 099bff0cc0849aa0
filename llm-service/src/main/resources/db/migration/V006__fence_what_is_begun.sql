-- Since when an order lies here that the release which took it could not read. Another release may be able to; when none
-- could for a while, the reply ends as a failure.
alter table reply add column unreadable_since timestamptz;

-- Who runs an import: a run that was slower than its lease changes nothing any more.
alter table product_import add column lease uuid;

-- How often it was begun since it ended the last time.
alter table product_import add column attempts int not null default 0;
