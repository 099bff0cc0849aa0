-- Since when a request waits: the oldest goes first, and its age is measured.
alter table http_request add column asked_at timestamptz not null default now();
