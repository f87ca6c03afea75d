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
    unique (collection, key, version)
);

create index journal_as_recorded on journal (collection, key, recorded_at desc);
create index journal_of_parent on journal (collection, parent, key, recorded_at desc) where parent is not null;
