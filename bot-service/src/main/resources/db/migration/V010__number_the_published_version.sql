-- The newest version of a scenario, so that a list of scenarios need not count versions.
alter table scenario add column published_version integer check (published_version > 0);
