create temp table filling as
select row_number() over (order by id) - 1 as place, id, workspace_id,
    (select id from account where workspace_id = ':workspace' and name = 'revenue') as revenue
from account where workspace_id = ':workspace' and name = 'main';
analyze filling;
