do $$
declare
    month regclass;
begin
    for month in
        select months_before(parent::regclass, now())
        from unnest(array['received_message', 'delivery', 'operator_message']) as parent
    loop
        execute format('drop table %s', month);
    end loop;
end $$;
