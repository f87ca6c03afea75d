-- What exchanges are found by: words of their texts, participants, and what claims say of people. A row is written with the
-- document that has the term, and says in which period of knowledge it is known: null without a bound.
create table exchange_term (
    id bigint generated always as identity primary key,
    owner text not null references exchange deferrable initially deferred,
    document text not null,
    term text collate "C" not null,
    known_from timestamptz,
    known_until timestamptz,
    marking text not null
);

create index exchange_term_by_term on exchange_term (term, owner) include (known_from, known_until, marking);
create index exchange_term_by_owner on exchange_term (owner, term) include (known_from, known_until, marking);
create index exchange_term_by_document on exchange_term (document);

-- Every word, and every word without one of its letters. A word may be in it twice, as writers do not wait for each other.
create table exchange_term_spelling (
    spelling text collate "C" not null,
    word text collate "C" not null
);

create index exchange_term_spelling_in_order on exchange_term_spelling (spelling, word);

-- One row for each account of the date on which an exchange opened, with the time in which it counted.
create table exchange_period (
    exchange text not null references exchange (key),
    occurred_from timestamptz not null,
    occurred_to timestamptz not null,
    counts_from timestamptz not null,
    counts_until timestamptz not null,
    primary key (exchange, occurred_from, occurred_to, counts_from, counts_until)
);

create index exchange_period_by_interval on exchange_period using gist (tstzrange(occurred_from, occurred_to, '[]'));
