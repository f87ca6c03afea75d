-- Every version of every document of this service, in the order in which they were committed.
create table journal (
    seq bigint primary key,
    recorded_at timestamptz not null unique,
    recorded_by text not null,
    collection text not null,
    key text not null,
    parent text,
    version integer not null,
    change text not null,
    known_at timestamptz,
    marking text not null,
    content jsonb not null,
    retraction jsonb,
    -- where the version is in its collection's default order, so that lists as recorded come in that order too
    sort_key text collate "C" not null,
    unique (collection, key, version)
);

create index journal_as_recorded on journal (collection, key, recorded_at desc);
create index journal_in_order on journal (collection, sort_key, recorded_at);
create index journal_in_order_of_parent on journal (collection, parent, sort_key, recorded_at) where parent is not null;
