create table note (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    topic text not null
);

create unique index note_in_order on note (sort_key);

create table note_comment (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    parent text not null references note deferrable initially deferred
);

create unique index comment_in_order on note_comment (parent, sort_key);
