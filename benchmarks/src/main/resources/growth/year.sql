-- What is there is of this month: the months before it become possible, as if they had been made in their time.
do $$
declare
    parent text;
begin
    foreach parent in array array['received_message', 'delivery', 'operator_message'] loop
        execute format('alter table %I detach partition %I', parent, parent || '_first');
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, parent || '_first',
            uuid_at(date_trunc('month', now(), 'UTC')),
            uuid_at(date_trunc('month', date_trunc('month', now(), 'UTC') + interval '32 days', 'UTC')));
        for month in 1..12 loop
            perform add_month(parent::regclass, now() - make_interval(months => month));
        end loop;
    end loop;
end $$;

-- An id of version 7 of a moment.
create function id_of(moment timestamptz, n bigint) returns uuid language sql immutable as
$$ select (left(uuid_at(moment)::text, 14) || '7' || left(md5(n::text), 3) || '-8' || substr(md5(n::text), 4, 3) || '-'
    || substr(md5(n::text), 7, 12))::uuid $$;

insert into person (bot_id, telegram_id, first_name)
select id, n, 'Person ' || n
from generate_series(1, :conversations) as n join (select row_number() over (order by id) as place, id from bot) as bot
    on place = 1 + n % (select count(*) from bot);

insert into conversation (id, workspace_id, bot_id, chat_id, person_id, state, started_at, changed_at)
select id_of(moment, n), workspace_id, id, n, n,
    jsonb_build_object('language', 'ru', 'tickets', 7, 'variables', jsonb_build_object('message', 'Здравствуйте')), moment, moment
from (select n, now() - interval '365 days' + n * interval '365 days' / :conversations as moment
      from generate_series(1, :conversations) as n) as begun
    join (select row_number() over (order by id) as place, id, workspace_id from bot) as bot
    on place = 1 + n % (select count(*) from bot);

create table growing as
select row_number() over (order by id) - 1 as place, id, bot_id, chat_id from conversation;
alter table growing add primary key (place);
analyze growing;
