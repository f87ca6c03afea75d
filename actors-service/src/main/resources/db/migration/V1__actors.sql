create table actor (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    kind text not null,
    country text,
    identifiers varchar[] not null
);

create unique index actor_in_order on actor (sort_key);
create index actor_by_kind on actor (kind, sort_key);
create index actor_by_country on actor (country, sort_key);
create index actor_by_identifier on actor using gin (identifiers);

create table relation (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    actors varchar[] not null,
    type text not null,
    valid_from timestamptz,
    valid_to timestamptz
);

create unique index relation_in_order on relation (sort_key);
create index relation_by_actor on relation using gin (actors);

create table channel (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    actors varchar[] not null,
    type text not null,
    valid_from timestamptz,
    valid_to timestamptz
);

create unique index channel_in_order on channel (sort_key);
create index channel_by_actor on channel using gin (actors);
