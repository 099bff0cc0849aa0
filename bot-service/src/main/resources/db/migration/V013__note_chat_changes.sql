-- What the outcome of a call said of a chat: nobody is there any more, or the group has another number now. It is noted
-- with the outcome and applied later: the conversation may be locked, and a sender waits for nobody's row.
create table chat_change (
    delivery_id uuid not null,
    bot_id      uuid not null,
    chat_id     bigint not null,
    -- The chat's new number; none where nobody is there.
    moved_to    bigint,
    noted_at    timestamptz not null,
    -- Whatever is noted again changes nothing.
    primary key (delivery_id, chat_id)
);

-- When somebody last did something there: whoever came after they were found gone is there.
alter table conversation add column arrived_at timestamptz;
