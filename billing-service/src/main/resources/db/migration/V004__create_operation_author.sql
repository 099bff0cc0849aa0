-- Who ordered an operation over the API. What services order has no author: its memo names the bot.
create table operation_author (
    workspace_id uuid not null,
    operation_id uuid not null,
    author       text not null,
    primary key (workspace_id, operation_id),
    foreign key (workspace_id, operation_id) references operation
);

create trigger operation_author_is_for_good before update or delete or truncate on operation_author
    for each statement execute function refuse_change();
