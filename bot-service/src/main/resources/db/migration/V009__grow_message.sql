-- The first sight of a reply that is still being written. Its whole text is a delivery of its own, with the same message.
alter table delivery add column grows boolean not null default false;

-- The dialog as people read it: both sides, ids rise with time. Texts that replaced others stand for them.
drop view message;

create view message as
select id, conversation_id, 'in' as direction, kind, text, media, null::jsonb as markup, 'received' as state,
    null as failure, telegram_id, received_at as at, edited_at, 'person' as "by", null as operator
from received_message
union all
select delivery.id, delivery.conversation_id, 'out',
    case call ->> 'method'
        when 'sendMedia' then call ->> 'kind'
        when 'sendAlbum' then 'album'
        when 'sendLocation' then 'location'
        else 'text'
    end,
    coalesce(words(call -> 'text'), words(call -> 'caption'), words(call #> '{items,0,caption}'), ''),
    case call ->> 'method'
        when 'sendMedia' then
            jsonb_build_array(jsonb_build_object('kind', call -> 'kind', 'file', call -> 'file'))
        when 'sendAlbum' then
            (select jsonb_agg(jsonb_build_object('kind', item -> 'kind', 'file', item -> 'file'))
             from jsonb_array_elements(call -> 'items') as item)
        when 'sendLocation' then
            jsonb_build_array(jsonb_build_object(
                'kind', 'location', 'latitude', call -> 'latitude', 'longitude', call -> 'longitude'))
    end,
    call -> 'markup', state, failure, telegram_id, queued_at, null,
    case when operator is null then 'bot' else 'operator' end, operator
from delivery left join operator_message on delivery_id = delivery.id
where call ->> 'method' in ('sendMessage', 'replaceText', 'sendMedia', 'sendAlbum', 'sendLocation') and not grows;
