-- The thread of a conversation that still awaits the reply with this ticket; it is held until the transaction ends. Whoever
-- has locked it is waited for, and then it is seen as they have left it.
create function hold_awaiting(conversation uuid, bot uuid, chat bigint, ticket bigint) returns table (thread_id bigint)
language sql volatile as
$$
    select held.thread_id from conversation as held
    where held.id = $1 and held.bot_id = $2 and held.chat_id = $3 and held.state -> 'asks' @> to_jsonb($4)
    for share
$$;
