create table source (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    type text not null,
    reliability text not null,
    searchable text not null
);

create unique index source_in_order on source (sort_key);
create index source_by_type on source (type, sort_key);
create index source_by_reliability on source (reliability, sort_key);

create table event (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    type text not null,
    mode text not null,
    actors varchar[] not null,
    exchanges varchar[] not null,
    searchable text not null
);

create unique index event_in_order on event (sort_key);
create index event_by_type on event (type, sort_key);
create index event_by_mode on event (mode, sort_key);
create index event_by_actor on event using gin (actors);
create index event_by_exchange on event using gin (exchanges);

-- One row for each source that an event's citations name, with the first instant at which such a citation was public:
-- the filter by source finds the event only from then on.
create table event_source (
    event text not null references event (key),
    source text not null,
    known_at timestamptz not null,
    primary key (event, source)
);

create index event_source_by_source on event_source (source, known_at, event);

-- One row for each account of an event's date, with the time in which it counted: from its publication until it was
-- deprecated. Where a bound is open, the row has an instant before or after all that a date can hold.
create table event_period (
    event text not null references event (key),
    occurred_from timestamptz not null,
    occurred_to timestamptz not null,
    counts_from timestamptz not null,
    counts_until timestamptz not null,
    primary key (event, occurred_from, occurred_to, counts_from, counts_until)
);

create index event_period_by_interval on event_period using gist (tstzrange(occurred_from, occurred_to, '[]'));
