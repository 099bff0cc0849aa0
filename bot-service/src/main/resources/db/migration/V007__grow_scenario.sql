-- What goes on after a scenario that interrupted another, and how its chats must go: conversation tests, as a list in
-- the field `tests`.
alter table scenario
    add column returns boolean not null default true,
    add column tests   jsonb   not null default '{"tests": []}';
