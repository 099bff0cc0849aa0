-- The key that BESEDA_ADMIN_TOKEN names, or has named before: another one there takes its place.
alter table api_token add column is_from_settings boolean not null default false;

update api_token set is_from_settings = true
where name = 'BESEDA_ADMIN_TOKEN' and workspace_id = '00000000-0000-0000-0000-000000000001';
