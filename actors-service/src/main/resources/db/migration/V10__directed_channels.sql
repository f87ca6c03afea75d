-- Each channel in both directions, once for each period of knowledge in which it stood the same: what searches for
-- routes and graphs read, and nothing else.
create table directed_channel (
    channel text not null references channel on delete cascade,
    near text not null,
    far text not null,
    valid_from timestamptz,
    valid_to timestamptz,
    known_from timestamptz,
    known_until timestamptz,
    openness text,
    status text,
    last_use timestamptz,
    marking text not null
);

create index directed_channel_from on directed_channel (near, far, channel)
    include (valid_from, valid_to, known_from, known_until, openness, status, last_use, marking);
create index directed_channel_of on directed_channel (channel);

-- actors[1] is the relation's subject, actors[2] its object.
create index relation_step_up on relation ((actors[1]))
    where type in ('PART_OF', 'OCCUPIES', 'ARMED_WING_OF') and retraction is null;
create index relation_step_down on relation ((actors[2]))
    where type in ('PART_OF', 'OCCUPIES', 'ARMED_WING_OF') and retraction is null;
