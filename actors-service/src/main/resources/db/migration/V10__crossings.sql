-- Each channel in both directions, with a row for each period in which it was known in one state. Only searches for
-- routes and graphs read it. Channels without rows are indexed when the service starts.
create table crossing (
    channel text not null references channel on delete cascade,
    near text not null,
    far text not null,
    valid_from timestamptz,
    valid_to timestamptz,
    known_from timestamptz,
    known_until timestamptz,
    openness text,
    status text,
    last_use timestamptz
);

create index crossing_from on crossing (near, far, channel)
    include (valid_from, valid_to, known_from, known_until, openness, status, last_use);
create index crossing_of on crossing (channel);

-- actors[1] is the relation's subject, actors[2] its object.
create index relation_step_up on relation ((actors[1]))
    where type in ('PART_OF', 'OCCUPIES', 'ARMED_WING_OF') and retraction is null;
create index relation_step_down on relation ((actors[2]))
    where type in ('PART_OF', 'OCCUPIES', 'ARMED_WING_OF') and retraction is null;
