-- What a bot does when its trigger fires; the draft that is edited.
create table scenario (
    id           uuid primary key,
    workspace_id uuid not null,
    bot_id       uuid not null references bot on delete cascade,
    name         text not null,
    description  text not null default '',
    trigger      jsonb not null,
    is_active    boolean not null default true,
    -- The newest version, so that a list of scenarios need not count versions.
    published_version integer check (published_version > 0),
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);

create index scenario_by_bot on scenario (bot_id, id);
create index scenario_by_workspace on scenario (workspace_id, id);

-- One step of a draft, in order; other steps name it by its key.
create table step (
    id           uuid primary key,
    workspace_id uuid not null,
    scenario_id  uuid not null references scenario on delete cascade,
    position     integer not null check (position > 0),
    key          text not null,
    step_type    text not null,
    config       jsonb not null,
    unique (scenario_id, key),
    unique (scenario_id, position) deferrable initially deferred
);

create index step_by_workspace on step (workspace_id, id);

-- A published scenario: never changed, so a running conversation keeps what it began with.
create table scenario_version (
    id           uuid primary key,
    scenario_id  uuid not null references scenario on delete cascade,
    bot_id       uuid not null references bot on delete cascade,
    number       integer not null check (number > 0),
    -- The trigger and the steps as the engine reads them.
    program      jsonb not null,
    is_live      boolean not null,
    published_at timestamptz not null default now(),
    unique (scenario_id, number)
);

-- The engine asks for what a bot runs now; a scenario has one live version at most.
create unique index scenario_version_live on scenario_version (bot_id, scenario_id) where is_live;
