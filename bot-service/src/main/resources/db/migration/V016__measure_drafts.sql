-- Rises with every change of the draft: what was checked is what is published.
alter table scenario add column revision bigint not null default 0;

-- How large the draft is, so that what a workspace keeps can be added up: steps, and bytes of these and of its tests.
alter table scenario add column steps integer not null default 0;
alter table scenario add column bytes integer not null default 0;

update scenario set steps = size.steps, bytes = size.bytes
from (
    select scenario.id, count(step.id) as steps,
           octet_length(scenario.tests::text) + coalesce(sum(octet_length(step.config::text)), 0) as bytes
    from scenario left join step on step.scenario_id = scenario.id
    group by scenario.id
) as size
where scenario.id = size.id;
