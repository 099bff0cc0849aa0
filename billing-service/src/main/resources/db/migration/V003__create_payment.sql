-- Where people of a workspace pay to, in the words of its owner.
create table payment_details (
    workspace_id uuid primary key,
    text         text not null check (length(text) between 1 and 1000),
    changed_at   timestamptz not null
);

-- Payments by bank transfer. The details stay as the person was told them, whatever the owner writes later.
create table payment (
    workspace_id    uuid not null,
    id              uuid not null,
    number          bigint generated always as identity unique,
    person          bigint not null,
    currency        text not null check (currency = 'rub'),
    amount          bigint not null check (amount > 0),
    reference       text not null,
    details         text not null,
    bot_id          uuid not null,
    conversation_id uuid not null,
    ticket          bigint not null,
    state           text not null check (state in ('waiting', 'receipt', 'confirmed', 'declined', 'expired')),
    receipt_file    text check (length(receipt_file) between 1 and 500),
    receipt_bot_id  uuid,
    receipt_at      timestamptz,
    asked_at        timestamptz not null,
    expires_at      timestamptz not null,
    decided_at      timestamptz,
    decided_by      text,
    reason          text,
    primary key (workspace_id, id),
    unique (workspace_id, reference),
    constraint payment_has_a_whole_receipt
        check ((receipt_at is null) = (receipt_file is null) and (receipt_at is null) = (receipt_bot_id is null)),
    constraint payment_is_in_the_state_of_its_receipt
        check (case state when 'waiting' then receipt_at is null when 'receipt' then receipt_at is not null else true end),
    constraint payment_is_open_until_it_is_decided check ((state in ('waiting', 'receipt')) = (decided_at is null)),
    constraint payment_says_who_decided check ((state in ('confirmed', 'declined')) = (decided_by is not null))
) with (fillfactor = 70);

-- Lists of a workspace, the newest first, of all states or of one.
create index payment_of_workspace on payment (workspace_id, number);
create index payment_in_state on payment (workspace_id, state, number);

-- How many payments a person has open.
create index payment_open_of_person on payment (workspace_id, person) where state in ('waiting', 'receipt');

-- The expiry looks for those without a receipt whose time is over, the metric for the oldest receipt.
create index payment_waiting_by_expiry on payment (expires_at) where state = 'waiting';
create index payment_receipt_by_age on payment (receipt_at) where state = 'receipt';

create function refuse_second_decision() returns trigger language plpgsql as $$
begin
    raise exception 'A payment that was decided stays so' using errcode = 'check_violation';
end
$$;

create trigger payment_is_decided_once before update on payment
    for each row when (old.decided_at is not null) execute function refuse_second_decision();
