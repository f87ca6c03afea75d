-- There already where an administrator has run provision.sql; a role that owns its database may do it itself.
create extension if not exists pg_trgm;

-- Every name of an actor in its plain spelling, and in that one's Latin letters.
create table actor_name (
    actor text not null references actor on delete cascade,
    value text collate "C" not null,
    latin text not null,
    acronym boolean not null,
    primary key (actor, value, acronym)
);

create index actor_name_by_value on actor_name (value);
create index actor_name_by_trigram on actor_name using gin (latin gin_trgm_ops);
