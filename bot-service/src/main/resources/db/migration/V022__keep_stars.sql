-- What was paid to bots in Telegram Stars, once by Telegram's id of the charge, and what became of it. It stays when the
-- bot is gone: it is a record of money.
create table star_payment (
    number       bigint generated always as identity primary key,
    workspace_id uuid not null,
    bot_id       uuid not null,
    charge       text not null,
    person       bigint not null,
    stars        bigint not null check (stars > 0),
    -- what the ledger has booked: the top-up, or its renewal after a refund that Telegram refused
    operation    uuid not null,
    currency     text not null,
    amount       bigint not null check (amount > 0),
    paid_at      timestamptz not null,
    state        text not null default 'paid'
        check (state in ('paid', 'refunding', 'refunded', 'refund_failed', 'refund_unknown')),
    reason       text,
    failure      text,
    -- the order to the ledger to take the amount out of the wallet, and whether it has done so
    refund_id    uuid unique,
    is_debited   boolean not null default false,
    -- when Telegram is asked to give the Stars back, and how often it was
    due_at       timestamptz,
    attempts     integer not null default 0,
    -- whether Telegram's own list has shown the payment, and its refund
    is_seen        boolean not null default false,
    is_refund_seen boolean not null default false,
    changed_at   timestamptz not null default now(),
    unique (bot_id, charge)
);

create index star_payment_by_bot on star_payment (bot_id, number desc);
create index star_payment_due on star_payment (due_at) where due_at is not null;
create index star_payment_not_seen on star_payment (bot_id, paid_at)
    where not is_seen or state = 'refunded' and not is_refund_seen;

-- How far Telegram's list of a bot was compared, and when it is next.
create table star_reconciliation (
    bot_id       uuid primary key,
    workspace_id uuid not null,
    compared     bigint not null default 0,
    due_at       timestamptz not null
        default (date_trunc('day', now() at time zone 'utc') at time zone 'utc' + interval '27 hours')
);

-- Where Telegram, the payments and the ledger do not agree.
create table star_difference (
    number       bigint generated always as identity primary key,
    workspace_id uuid not null,
    bot_id       uuid not null,
    charge       text not null,
    kind         text not null check (kind in (
        'payment_not_here', 'payment_not_at_telegram', 'other_amount', 'refund_not_here', 'refund_not_at_telegram',
        'not_debited')),
    stars_here   bigint not null,
    stars_there  bigint not null,
    found_at     timestamptz not null default now(),
    unique (bot_id, charge, kind)
);

create index star_difference_by_bot on star_difference (bot_id, number desc);
