-- What an owner gives a bot, or all bots of the workspace, to read.
create table document (
    id           uuid primary key,
    workspace_id uuid not null,
    -- Without a bot: of all bots of the workspace.
    bot_id       uuid references bot on delete cascade,
    title        text not null,
    kind         text not null check (kind in ('text', 'markdown', 'pdf', 'csv', 'page')),
    url          text,
    -- What came, until it has been read.
    content      bytea,
    size_bytes   bigint not null default 0,
    state        text not null default 'new' check (state in ('new', 'reading', 'ready', 'failed')),
    failure      text,
    pages        int,
    attempts     int not null default 0,
    lease_until  timestamptz,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);

create index document_by_workspace on document (workspace_id, id);
create index document_to_read on document (id) where state in ('new', 'reading');

-- A partner's list of products, which is asked for now and then.
create table product_import (
    id            uuid primary key,
    workspace_id  uuid not null,
    bot_id        uuid references bot on delete cascade,
    name          text not null,
    url           text not null,
    key_header    text not null,
    -- Nobody reads the key from here without the installation's.
    sealed_key    bytea,
    list_pointer  text not null,
    fields        jsonb not null,
    every_minutes int check (every_minutes >= 15),
    next_run_at   timestamptz,
    lease_until   timestamptz,
    last_run      jsonb,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now()
);

create index product_import_by_workspace on product_import (workspace_id, id);
create index product_import_due on product_import (next_run_at) where next_run_at is not null;

-- What a bot may recommend. A price is never taken from anywhere else.
create table product (
    id           uuid primary key,
    workspace_id uuid not null,
    bot_id       uuid references bot on delete cascade,
    name         text not null,
    description  text not null default '',
    price_minor  bigint check (price_minor >= 0),
    currency     text check (currency ~ '^[A-Z]{3}$'),
    url          text,
    tags         text[] not null default '{}',
    available    boolean not null default true,
    attributes   jsonb not null default '{}',
    import_id    uuid references product_import on delete set null,
    -- What the partner calls it.
    external_id  text,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    check ((price_minor is null) = (currency is null)),
    unique (import_id, external_id)
);

create index product_by_workspace on product (workspace_id, id);

-- The program and the strategy, each once for a bot and once for the whole workspace.
create table guide (
    id           uuid primary key,
    workspace_id uuid not null,
    bot_id       uuid references bot on delete cascade,
    kind         text not null check (kind in ('program-info', 'strategy')),
    text         text not null,
    updated_at   timestamptz not null default now(),
    unique nulls not distinct (workspace_id, bot_id, kind)
);

-- A piece of something known, as it is found and cited: of a document, a product or a guide.
create table passage (
    id           uuid primary key,
    workspace_id uuid not null,
    bot_id       uuid references bot on delete cascade,
    document_id  uuid references document on delete cascade,
    product_id   uuid references product on delete cascade,
    guide_id     uuid references guide on delete cascade,
    place        int not null default 0,
    title        text not null,
    heading      text not null default '',
    page         int,
    text         text not null,
    -- This configuration reads Cyrillic words as Russian and Latin ones as English.
    words        tsvector generated always as (
        setweight(to_tsvector('russian', translate(title || ' ' || heading, 'ёЁ', 'еЕ')), 'A')
        || to_tsvector('russian', translate(text, 'ёЁ', 'еЕ'))) stored,
    check (num_nonnulls(document_id, product_id, guide_id) = 1)
);

create index passage_by_words on passage using gin (words);
create index passage_by_workspace on passage (workspace_id, bot_id);
create index passage_by_document on passage (document_id) where document_id is not null;
create index passage_by_product on passage (product_id) where product_id is not null;
create index passage_by_guide on passage (guide_id) where guide_id is not null;

-- What a model makes of a passage: 32-bit floats, the lowest byte first. Vectors of different models are not alike.
create table passage_vector (
    passage_id uuid not null references passage on delete cascade,
    model      text not null,
    vector     bytea not null,
    primary key (passage_id, model)
);

-- Rises whenever passages or vectors of a workspace change: what replicas keep in memory is as old as its number.
create table knowledge_revision (
    workspace_id uuid primary key,
    revision     bigint not null
);
