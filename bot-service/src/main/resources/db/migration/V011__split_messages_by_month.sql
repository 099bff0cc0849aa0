-- Messages lie in partitions by month, so that those that are too old go with their partition. The ids are UUIDs of
-- version 7, which begin with the time: a month is a range of ids, and who looks for an id finds its month.

-- What other services have sent belongs to no conversation: it is found by its bot.
create index delivery_ordered on delivery (bot_id, id) where conversation_id is null;

-- How long what a workspace's bots have lived through is kept, where that is not for the installation to say.
create table workspace_retention (
    workspace_id uuid primary key,
    days         integer not null check (days > 0),
    changed_at   timestamptz not null default now()
);

-- When what is too old is looked for again; whoever puts it forward is the replica that looks.
create table retention_run (next_at timestamptz not null);
insert into retention_run values ('-infinity');

-- The least id of a moment: the milliseconds since 1970, and nothing behind them.
create function uuid_at(moment timestamptz) returns uuid language sql immutable strict parallel safe as
$$ select rpad(lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0'), 32, '0')::uuid $$;

-- The columns of a table that a row is written with.
create function written_columns(written regclass) returns text language sql stable as
$$
    select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = written and attnum > 0 and not attisdropped and attgenerated = ''
$$;

-- Makes the partition of the month in which `moment` lies, as the default partition is made; tells whether it was
-- missing. Rows that came before it was there, and lie in the default partition, move into it.
create function add_month(parent regclass, moment timestamptz) returns boolean language plpgsql as
$$
declare
    month   timestamptz := date_trunc('month', moment, 'UTC');
    least   uuid := uuid_at(month);
    beyond  uuid := uuid_at(date_trunc('month', month + interval '32 days', 'UTC'));
    name    text := format('%s_%s', parent, to_char(month at time zone 'UTC', 'YYYY_MM'));
    others  text := format('%s_default', parent);
    key     text := (select attname from pg_partitioned_table join pg_attribute
                         on attrelid = partrelid and attnum = partattrs[0] where partrelid = parent);
    options text := (select 'with (' || array_to_string(reloptions, ', ') || ')' from pg_class
                     where oid = others::regclass);
begin
    -- Replicas come here at the same time.
    perform pg_advisory_xact_lock('pg_inherits'::regclass::int, parent::oid::int);
    if exists (select from pg_inherits join pg_class on oid = inhrelid
               where inhparent = parent and pg_get_expr(relpartbound, oid) like format('%%TO (''%s'')', beyond)) then
        return false;
    end if;
    execute format('lock table %I in access exclusive mode', others);
    execute format('create table %I (like %I including all) %s', name, others, coalesce(options, ''));
    execute format('with strays as (delete from %1$I where %2$I >= %3$L and %2$I < %4$L returning *)
        insert into %5$I (%6$s) select %6$s from strays', others, key, least, beyond, name, written_columns(parent));
    execute format('alter table %s attach partition %I for values from (%L) to (%L)', parent, name, least, beyond);
    return true;
end
$$;

-- The partitions whose rows are all older than `moment`.
create function months_before(parent regclass, moment timestamptz) returns setof regclass language sql stable as
$$
    select oid::regclass from pg_inherits join pg_class on oid = inhrelid
    where inhparent = parent
      and substring(pg_get_expr(relpartbound, oid) from 'TO \(''([0-9a-f-]+)''\)')::uuid <= uuid_at(moment)
    order by oid
$$;

-- The tables as they were become the first partitions, until the end of this month: nothing is written anew.
do
$$
declare
    reading text := pg_get_viewdef('message'::regclass);
    bound   uuid := uuid_at(date_trunc('month', date_trunc('month', now(), 'UTC') + interval '32 days', 'UTC'));
    parent  text;
    key     text;
    old     text;
    piece   record;
begin
    drop view message;
    for parent, key in values ('received_message', 'id'), ('delivery', 'id'), ('operator_message', 'delivery_id') loop
        old := parent || '_first';
        execute format('alter table %I rename to %I', parent, old);
        execute format('create table %I (like %I including defaults including constraints including generated)
            partition by range (%I)',
            parent, old, key);
        -- An index of the parent takes the name of the old one, which becomes a part of it.
        for piece in
            select relname as name, pg_get_indexdef(oid) as definition, indisprimary
            from pg_index join pg_class on oid = indexrelid where indrelid = old::regclass
        loop
            execute format('alter index %I rename to %I', piece.name, piece.name || '_first');
            if piece.indisprimary then
                execute format('alter table %I add constraint %I primary key (%I)', parent, piece.name, key);
            else
                execute regexp_replace(piece.definition, ' ON \S+ USING ', format(' ON %I USING ', parent));
            end if;
        end loop;
        execute format('create table %I (like %I including all) %s', parent || '_default', old,
            (select 'with (' || array_to_string(reloptions, ', ') || ')' from pg_class where oid = old::regclass));
        -- Whatever has no time in its id.
        execute format('with odd as (delete from %1$I where %2$I >= %3$L returning *)
            insert into %4$I (%5$s) select %5$s from odd', old, key, bound, parent || '_default', written_columns(old::regclass));
        execute format('alter table %I attach partition %I for values from (minvalue) to (%L)', parent, old, bound);
        execute format('alter table %I attach partition %I default', parent, parent || '_default');
        for piece in
            select conname as name, pg_get_constraintdef(oid) as definition
            from pg_constraint where conrelid = old::regclass and contype = 'f'
        loop
            execute format('alter table %I add constraint %I %s', parent, piece.name, piece.definition);
        end loop;
        -- A sequence must not go with the first partition.
        for piece in
            select objid::regclass as sequence, attname from pg_depend join pg_attribute
                on attrelid = refobjid and attnum = refobjsubid
            where refobjid = old::regclass and classid = 'pg_class'::regclass and deptype = 'a' and
                exists (select from pg_class where oid = objid and relkind = 'S')
        loop
            execute format('alter sequence %s owned by %I.%I', piece.sequence, parent, piece.attname);
        end loop;
        for ahead in 1..3 loop
            perform add_month(parent::regclass, now() + make_interval(months => ahead));
        end loop;
    end loop;
    execute 'create view message as ' || reading;
end
$$;
