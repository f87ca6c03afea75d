create table exchange (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    status text,
    current_revision integer,
    term_rules text not null
);

create unique index exchange_in_order on exchange (sort_key);
create index exchange_by_status on exchange (status, sort_key);
create index exchange_by_marking on exchange (marking, sort_key);

-- The reference of a record to its exchange is checked at the end of a transaction only, because a dry run continues with
-- the records of a refused exchange to find every other fault.
create table exchange_revision (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    parent text not null references exchange deferrable initially deferred,
    number integer not null
);

create unique index revision_in_order on exchange_revision (parent, sort_key);
create index revision_by_knowledge on exchange_revision (parent, known_at) where retraction is null;

create table exchange_position (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    parent text not null references exchange deferrable initially deferred,
    actor text not null,
    stance text not null,
    enquiry boolean not null,
    stance_order text collate "C" not null,
    answer_order text collate "C" not null,
    revision integer
);

create unique index position_in_order on exchange_position (parent, sort_key);
create index position_by_knowledge on exchange_position (parent, known_at) where retraction is null;
create unique index position_across_exchanges on exchange_position (sort_key);
create index position_by_stance on exchange_position (stance, sort_key);
create index position_of_actor on exchange_position (actor, parent, sort_key);
create index position_after_stance on exchange_position (parent, actor, stance_order) where not enquiry;
create index position_after_enquiry on exchange_position (parent, actor, answer_order) where not enquiry;
create index position_enquiries on exchange_position (sort_key) where enquiry;

create table exchange_delivery (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    parent text not null references exchange deferrable initially deferred
);

create unique index delivery_in_order on exchange_delivery (parent, sort_key);
create index delivery_by_knowledge on exchange_delivery (parent, known_at) where retraction is null;

create table exchange_transition (
    key text primary key,
    version integer not null,
    content jsonb not null,
    sort_key text collate "C" not null,
    known_at timestamptz,
    marking text not null,
    retraction jsonb,
    recorded_at timestamptz,
    recorded_by text not null,
    parent text not null references exchange deferrable initially deferred,
    number integer not null,
    status text not null
);

create unique index transition_in_order on exchange_transition (parent, sort_key);
create index transition_by_status on exchange_transition (status, parent);
create index transition_by_knowledge on exchange_transition (parent, known_at) where retraction is null;
