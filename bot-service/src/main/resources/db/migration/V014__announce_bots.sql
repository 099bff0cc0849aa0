-- To which topics all bots were announced: a topic that Kafka has lost and that was made anew has another id.
create table announcement (
    -- There is one row.
    only_one      boolean primary key default true check (only_one),
    topics        text not null default '',
    announced_at  timestamptz not null default '-infinity',
    -- Until then one replica announces, and the others don't.
    claimed_until timestamptz not null default '-infinity'
);

insert into announcement default values;
