-- The identifiers of actors that are neither retracted nor merged; each belongs to one of them.
create table actor_identifier (
    identifier text primary key,
    -- the same for Q846, q846 and https://www.wikidata.org/wiki/Q846
    canonical text not null generated always as
        (lower(regexp_replace(rtrim(identifier, '/'), '^([^:]+):.*[/:]', '\1:'))) stored,
    actor text not null
);

create index actor_identifier_by_canonical on actor_identifier (canonical);
create index actor_identifier_by_actor on actor_identifier (actor);
