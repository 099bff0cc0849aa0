-- A promo code of a workspace: an amount at once, or a percentage of the next top-up. What it gives never changes, as
-- people may wait for it; how often and when it can be used does.
create table promo (
    id               uuid primary key,
    workspace_id     uuid not null,
    code             text not null,
    currency         text not null check (currency in ('rub', 'xtr', 'credit')),
    amount           bigint check (amount > 0),
    percent          integer check (percent between 1 and 100),
    most             bigint check (most > 0),
    lifetime_seconds integer check (lifetime_seconds > 0),
    condition        text not null check (condition in ('none', 'new_person', 'first_purchase')),
    memo             text not null,
    active           boolean not null default true,
    begins_at        timestamptz,
    ends_at          timestamptz,
    total_limit      bigint check (total_limit > 0),
    person_limit     integer not null check (person_limit > 0),
    uses             bigint not null default 0 check (uses >= 0),
    unique (workspace_id, code),
    constraint promo_gives_an_amount_or_a_percentage check ((amount is null) <> (percent is null)),
    constraint promo_has_a_most_of_a_percentage check (most is null or percent is not null),
    constraint promo_is_used_as_often_as_it_may check (uses <= total_limit)
) with (fillfactor = 50);

create trigger promo_gives_what_it_gave
    before update of id, workspace_id, code, currency, amount, percent, most, lifetime_seconds on promo
    for each statement execute function refuse_change();

-- Who has redeemed a promo code, by which operation.
create table promo_use (
    workspace_id uuid not null,
    operation_id uuid not null,
    promo_id     uuid not null references promo,
    person       bigint not null,
    used_at      timestamptz not null,
    primary key (workspace_id, operation_id)
);

-- How often a person has used a code.
create index promo_use_of_person on promo_use (promo_id, person);

create trigger promo_use_is_for_good before update or delete or truncate on promo_use
    for each statement execute function refuse_change();

-- A percentage that waits for the next top-up of a wallet, which removes it.
create table promo_pending (
    workspace_id uuid not null,
    person       bigint not null,
    currency     text not null,
    promo_id     uuid not null references promo,
    primary key (workspace_id, person, currency, promo_id)
);

-- What statements say of operations that redeemed a promo code; the ledger reads it.
create view promo_memo as
    select promo_use.workspace_id, promo_use.operation_id, promo.memo
    from promo_use join promo on promo.id = promo_use.promo_id;
