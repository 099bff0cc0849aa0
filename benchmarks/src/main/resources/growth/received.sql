insert into received_message (id, conversation_id, telegram_id, text, received_at)
select id_of(moment, n), growing.id, n,
    case when n = :messages / 20 then 'Где иголка?'
        else 'Здравствуйте! Подскажите, пожалуйста, что с моим заказом № ' || n end, moment
from (select n, now() - interval '364 days' + n * interval '363 days' / :messages as moment
      from generate_series(1, :messages) as n) as said
    join growing on place = (n::bigint * 7919) % :conversations;
