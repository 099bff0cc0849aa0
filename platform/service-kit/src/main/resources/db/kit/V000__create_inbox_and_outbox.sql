-- Messages that a door has taken in: a message whose claim is here is not handled again.
create table inbox (
    door       text not null,
    message    text not null,
    claimed_at timestamptz not null default now(),
    primary key (door, message)
);

-- The cleaning job looks for old claims.
create index inbox_by_age on inbox using brin (claimed_at);

-- Messages decided on and not yet taken to Kafka, in the order of their ids within a shard.
create table outbox (
    id      bigint generated always as identity primary key,
    shard   smallint not null,
    topic   text not null,
    key     text not null,
    payload text
);
