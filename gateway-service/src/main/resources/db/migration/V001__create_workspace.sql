-- Whose the bots and all the rest are: every row of the house belongs to a workspace.
create table workspace (
    id         uuid primary key,
    name       text not null unique check (name <> ''),
    created_at timestamptz not null
);

-- Keys that open a workspace over REST; only the hash of a key is kept.
create table api_token (
    id           uuid primary key,
    workspace_id uuid not null references workspace,
    name         text not null check (name <> ''),
    role         text not null check (role in ('owner', 'editor', 'operator', 'viewer')),
    key_hash     bytea not null unique,
    created_at   timestamptz not null,
    revoked_at   timestamptz
);

-- The list of a workspace, in the order the tokens were made.
create index api_token_by_workspace on api_token (workspace_id, id) where revoked_at is null;
