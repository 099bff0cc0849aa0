insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, attempts, telegram_id, queued_at, ended_at)
select id_of(moment, n), bot_id, chat_id, growing.id, n % 16, 'reply',
    jsonb_build_object('method', 'sendMessage', 'text',
        'Спасибо! Вы написали: Здравствуйте! Подскажите, пожалуйста, что с моим заказом № ' || n),
    'sent', 1, n, moment, moment
from (select n, now() - interval '364 days' + n * interval '363 days' / :messages as moment
      from generate_series(1, :messages) as n) as said
    join growing on place = (n::bigint * 7919) % :conversations;
