-- One row: which installation's journal this is. The change feed names it.
create table installation (
    id uuid not null
);

insert into installation (id) values (gen_random_uuid());
