-- What a hold of one rouble and its payment leave behind, for each number of the range.
with pair as materialized (
    select gen_random_uuid() as held, gen_random_uuid() as paid, filling.id as wallet, workspace_id, revenue
    from generate_series(:from, :upto) as n
        join filling on place = n % (select count(*) from filling)
), operations as (
    insert into operation (workspace_id, id, command, answer, made_at)
    select workspace_id, unnest(array[held, paid]),
        json_build_object('type', 'filled', 'text', repeat('x', 350)),
        json_build_object('type', 'filled', 'text', repeat('x', 350)), now()
    from pair
), holds as (
    insert into hold (workspace_id, id, wallet_id, accounts, amounts, state, charged, memo, made_at, expires_at, ended_at)
    select workspace_id, held, wallet, array[wallet], array[100], 'settled', 100, 'Картинка', now(), now(), now()
    from pair
)
insert into posting (workspace_id, operation_id, account_id, amount, made_at)
select workspace_id, paid, account, amount, now()
from pair cross join lateral (values (wallet, -100), (revenue, 100)) as leg (account, amount);
