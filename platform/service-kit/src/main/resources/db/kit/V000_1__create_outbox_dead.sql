-- A message that the broker did not take holds up its topic and key until then; only their oldest message is held.
alter table outbox
    add column attempts   integer not null default 0,
    add column held_until timestamptz;

-- The relay passes over what lies behind a held message, and looks for held ones that are due.
create index outbox_held on outbox (topic, key) where held_until is not null;

-- Messages that the broker will never take, kept for people to look at.
create table outbox_dead (
    id      bigint generated always as identity primary key,
    topic   text not null,
    key     text not null,
    payload text,
    reason  text not null,
    died_at timestamptz not null default now()
);
