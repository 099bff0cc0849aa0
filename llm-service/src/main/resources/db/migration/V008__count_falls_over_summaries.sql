-- How many replicas in a row have begun a summary and told of no end.
alter table talk add column summary_falls integer not null default 0;
