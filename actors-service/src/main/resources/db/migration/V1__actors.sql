create table actor (
    key text primary key,
    version integer not null,
    content jsonb not null,
    position text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    kind text not null,
    country text,
    searchable text not null,
    identifiers varchar[] not null
);

create unique index actor_in_order on actor (position);
create index actor_by_kind on actor (kind, position);
create index actor_by_country on actor (country, position);
create index actor_by_identifier on actor using gin (identifiers);

create table relation (
    key text primary key,
    version integer not null,
    content jsonb not null,
    position text collate "C" not null,
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

create unique index relation_in_order on relation (position);
create index relation_by_actor on relation using gin (actors);

create table channel (
    key text primary key,
    version integer not null,
    content jsonb not null,
    position text collate "C" not null,
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

create unique index channel_in_order on channel (position);
create index channel_by_actor on channel using gin (actors);
