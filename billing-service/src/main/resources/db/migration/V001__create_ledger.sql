-- Where money stands. A person has a main account, whose id is that of the wallet, and one for all bonus money that
-- expires together; their balances are kept here. The others (revenue, promo, clearing:…) are summed from postings, so
-- that no row of theirs is waited for.
create table account (
    id           uuid primary key,
    workspace_id uuid not null,
    currency     text not null check (currency in ('rub', 'xtr', 'credit')),
    name         text not null,
    wallet_id    uuid references account,
    person       bigint,
    expires_at   timestamptz,
    frozen       text,
    spent_on     date,
    spent        bigint not null default 0,
    balance      bigint not null default 0,
    held         bigint not null default 0 check (held >= 0),
    constraint account_has_what_it_spends check (balance >= held),
    constraint account_of_a_wallet check ((wallet_id is null) = (person is null))
) with (fillfactor = 50);

create index account_of_wallet on account (wallet_id) where wallet_id is not null;

-- When which wallet has bonus money whose time is over; a row is removed when that has been taken back.
create table bonus_expiry (
    expires_at timestamptz not null,
    wallet_id  uuid not null references account,
    primary key (expires_at, wallet_id)
);

-- Every order that was answered, for good: the same order gets the same answer again.
create table operation (
    workspace_id uuid not null,
    id           uuid not null,
    command      json not null,
    answer       json not null,
    refunded     bigint not null default 0 check (refunded >= 0),
    made_at      timestamptz not null,
    primary key (workspace_id, id)
) with (fillfactor = 90);

-- One leg of an operation that moved money. Nothing is ever changed or removed here.
create table posting (
    id           bigint generated always as identity primary key,
    workspace_id uuid not null,
    operation_id uuid not null,
    account_id   uuid not null references account,
    amount       bigint not null check (amount <> 0),
    bot_id       uuid,
    made_at      timestamptz not null
);

-- Statements of an account, newest first, and sums since the last snapshot.
create index posting_of_account on posting (account_id, id);

-- Money put aside: how much of which accounts.
create table hold (
    workspace_id uuid not null,
    id           uuid not null,
    wallet_id    uuid not null references account,
    accounts     uuid[] not null,
    amounts      bigint[] not null check (cardinality(amounts) = cardinality(accounts) and 0 < all (amounts)),
    state        text not null default 'open' check (state in ('open', 'settled', 'released', 'expired')),
    charged      bigint not null default 0 check (charged >= 0),
    memo         text not null,
    bot_id       uuid,
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    primary key (workspace_id, id),
    constraint hold_is_open_until_it_ended check ((state = 'open') = (ended_at is null))
) with (fillfactor = 70);

-- The expiry looks for open holds whose time is over; people are shown the open ones of a wallet.
create index hold_open_by_expiry on hold (expires_at) where state = 'open';
create index hold_open_of_wallet on hold (wallet_id, made_at) where state = 'open';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'What is booked in % is never changed or removed', tg_table_name using errcode = 'check_violation';
end
$$;

create trigger posting_is_for_good before update or delete or truncate on posting
    for each statement execute function refuse_change();
create trigger operation_is_for_good before update of workspace_id, id, command, answer, made_at
    or delete or truncate on operation
    for each statement execute function refuse_change();
create trigger hold_is_for_good before update of workspace_id, id, wallet_id, accounts, amounts, bot_id, made_at
    on hold for each statement execute function refuse_change();

create function refuse_balance() returns trigger language plpgsql as $$
begin
    raise exception 'Balances follow postings and holds, nothing else' using errcode = 'check_violation';
end
$$;

create trigger account_begins_empty before insert on account
    for each row when (new.balance <> 0 or new.held <> 0) execute function refuse_balance();
create trigger account_follows_its_postings before update of balance, held on account
    for each statement when (pg_trigger_depth() = 0) execute function refuse_balance();

-- The legs of an operation come in one statement, sum to zero and stay in one workspace and currency; the balances of
-- people follow them. The plan of the first batches stays, and they may be large or come while there are few accounts:
-- it must not read all accounts for each later one. So these functions know no way to accounts but by their keys.
create function book_postings() returns trigger language plpgsql
    set enable_seqscan = off set enable_mergejoin = off as $$
declare
    wrong uuid;
begin
    select fresh.operation_id into wrong
    from fresh join account on account.id = fresh.account_id
    group by fresh.workspace_id, fresh.operation_id
    having sum(fresh.amount) <> 0
        or min(account.currency) <> max(account.currency)
        or bool_or(account.workspace_id <> fresh.workspace_id)
    limit 1;
    if found then
        raise exception 'The legs of operation % do not sum to zero in one workspace and currency', wrong
            using errcode = 'check_violation';
    end if;
    update account set balance = balance + moved.amount
    from (select account_id, sum(amount)::bigint as amount from fresh group by account_id) as moved
    where account.id = moved.account_id and account.person is not null;
    return null;
end
$$;

create trigger posting_is_balanced after insert on posting
    referencing new table as fresh
    for each statement execute function book_postings();

-- What is held follows the open holds.
create function hold_money() returns trigger language plpgsql
    set enable_seqscan = off set enable_mergejoin = off as $$
begin
    update account set held = held + put.amount
    from (
        select leg.account, sum(leg.amount)::bigint as amount
        from fresh, unnest(fresh.accounts, fresh.amounts) as leg (account, amount)
        where fresh.state = 'open'
        group by leg.account
    ) as put
    where account.id = put.account;
    return null;
end
$$;

create trigger hold_holds after insert on hold
    referencing new table as fresh
    for each statement execute function hold_money();

create function free_money() returns trigger language plpgsql
    set enable_seqscan = off set enable_mergejoin = off as $$
begin
    if exists (
        select from fresh join old_rows using (workspace_id, id)
        where old_rows.state <> 'open' and (fresh.state, fresh.charged) is distinct from (old_rows.state, old_rows.charged)
    ) then
        raise exception 'A hold that has ended stays so' using errcode = 'check_violation';
    end if;
    update account set held = held - freed.amount
    from (
        select leg.account, sum(leg.amount)::bigint as amount
        from fresh join old_rows using (workspace_id, id),
            unnest(fresh.accounts, fresh.amounts) as leg (account, amount)
        where old_rows.state = 'open' and fresh.state <> 'open'
        group by leg.account
    ) as freed
    where account.id = freed.account;
    return null;
end
$$;

create trigger hold_frees after update on hold
    referencing old table as old_rows new table as fresh
    for each statement execute function free_money();

-- A hold that has ended may be removed after a while; an open one may not.
create function keep_open_holds() returns trigger language plpgsql as $$
begin
    if exists (select from gone where state = 'open') then
        raise exception 'An open hold is not removed' using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger hold_stays_while_open after delete on hold
    referencing old table as gone
    for each statement execute function keep_open_holds();

-- What an account had after the posting `upto`: the sums of all accounts begin here.
create table account_snapshot (
    account_id uuid primary key references account,
    upto       bigint not null,
    balance    bigint not null
) with (fillfactor = 70);

-- The hash chain: each seal holds the postings of a workspace behind `after` up to `upto`, and the seal before it.
create table seal (
    workspace_id uuid not null,
    upto         bigint not null,
    after        bigint not null,
    postings     integer not null check (postings > 0),
    hash         bytea not null,
    made_at      timestamptz not null default now(),
    primary key (workspace_id, upto)
);

-- Verification goes through all workspaces of a range at once.
create index seal_by_range on seal (upto);

create trigger seal_is_for_good before update or delete or truncate on seal
    for each statement execute function refuse_change();

-- How far the book is closed: all postings up to here are sealed and in the snapshots.
create table closing (
    one  boolean primary key default true check (one),
    upto bigint not null
);

insert into closing (upto) values (0);

-- What came to the accounts of a workspace on a day (UTC), by the bot it was about; no bot is all zeros.
create table day_total (
    workspace_id uuid not null,
    day          date not null,
    account_id   uuid not null references account,
    bot_id       uuid not null,
    amount       bigint not null,
    primary key (workspace_id, day, account_id, bot_id)
);

-- What of a posting is in the hash chain: all of it.
create function posting_line(entry posting) returns bytea language sql stable as $$
    select convert_to(
        concat_ws('|', entry.id, entry.workspace_id, entry.operation_id, entry.account_id, entry.amount,
            coalesce(entry.bot_id::text, '-'), (extract(epoch from entry.made_at) * 1000000)::bigint) || E'\n',
        'UTF8')
$$;
