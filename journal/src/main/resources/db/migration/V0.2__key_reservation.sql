-- Empty whenever nobody writes: a transaction that is to create several documents first inserts their keys here, in order,
-- and removes them again; until it ends, another one that would create the same documents waits (ADR 0028).
create unlogged table key_reservation (
    key text collate "C" primary key
);
