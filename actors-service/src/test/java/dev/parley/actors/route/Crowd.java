package dev.parley.actors.route;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Many actors and channels, written past the API: {@code crowd-1} is a hub, {@code crowd-2} up to the last are
 * connected at random and one in ten is part of another, {@code island-1} to {@code island-20} reach only each other,
 * and nobody reaches {@code hermit}. Every channel has two reports, published a year apart.
 */
final class Crowd {

    private static final String CROSSINGS = """
        insert into directed_channel (channel, near, far, valid_from, valid_to, known_from, known_until, openness, status,
            last_use, marking)
        select key, ends.near, ends.far, valid_from, valid_to,
            (content #>> '{reports,0,citation,publishedAt}')::timestamptz + (period || ' years')::interval,
            case when period = 0 then '2023-01-01T00:00:00Z'::timestamptz end,
            content #>> array['reports', period::text, 'openness'], content #>> array['reports', period::text, 'status'],
            case when period = 0 then '2021-12-31T23:59:59.999Z'
                else (content #>> '{reports,1,occurred,edtf}' || '-28T23:59:59.999Z')::timestamptz end,
            'CLEAR'
        from channel, generate_series(0, 1) as period,
            lateral (values (actors[1], actors[2]), (actors[2], actors[1])) as ends (near, far)
        where recorded_by = 'crowd'""";

    private static final String[] FILL = {
        "select setseed(0.4)",
        """
        insert into actor (key, version, content, sort_key, marking, recorded_at, recorded_by, kind, identifiers)
        select id, 1, jsonb_build_object('id', id, 'kind', 'STATE', 'name', id, 'names', '[]'::jsonb,
            'identifiers', '[]'::jsonb, 'marking', 'CLEAR'), id || chr(10) || id, 'CLEAR', now(), 'crowd', 'STATE',
            '{}'
        from (select 'crowd-' || i as id from generate_series(1, %1$d) as i
            union all select 'island-' || i from generate_series(1, 20) as i
            union all select 'hermit') as ids""",
        """
        insert into relation (key, version, content, sort_key, marking, recorded_at, recorded_by, actors, type)
        select 'crowd-part-' || i, 1, jsonb_build_object('id', 'crowd-part-' || i, 'subject', 'crowd-' || i, 'type',
            'PART_OF', 'object', 'crowd-' || (i / 10 + 2), 'citations', '[]'::jsonb, 'marking', 'CLEAR'),
            'crowd-part-' || i, 'CLEAR', now(), 'crowd', array['crowd-' || i, 'crowd-' || (i / 10 + 2)], 'PART_OF'
        from generate_series(30, %1$d, 10) as i""",
        """
        insert into channel (key, version, content, sort_key, known_at, marking, recorded_at, recorded_by, actors, type,
            valid_from, valid_to)
        select id, 1, jsonb_build_object('id', id, 'type', 'UNSPECIFIED',
            'endpoints', jsonb_build_array(jsonb_build_object('actor', one), jsonb_build_object('actor', other)),
            'intermediaries', '[]'::jsonb, 'valid', jsonb_build_object('edtf', '2020/..'), 'reports', jsonb_build_array(
                jsonb_build_object('id', 'r1', 'occurred', jsonb_build_object('edtf', '2021'), 'openness', 'REPORTED',
                    'status', 'OPEN', 'citation', jsonb_build_object('source', 'reuters', 'publishedAt',
                    '2022-01-01T00:00:00Z', 'attribution', 'OWN_REPORTING')),
                jsonb_build_object('id', 'r2', 'occurred', jsonb_build_object('edtf', '2022-0' || (1 + i %% 9)),
                    'openness', (array['ACKNOWLEDGED', 'REPORTED', 'DENIED'])[1 + i %% 3],
                    'status', (array['OPEN', 'OPEN', 'DORMANT', 'UNKNOWN', 'CLOSED'])[1 + i / 3 %% 5],
                    'citation', jsonb_build_object('source', 'reuters', 'publishedAt', '2023-01-01T00:00:00Z',
                    'attribution', 'OWN_REPORTING'))), 'marking', 'CLEAR'),
            id, '2022-01-01T00:00:00Z', 'CLEAR', now(), 'crowd', array[one, other], 'UNSPECIFIED',
            '2020-01-01T00:00:00Z', null
        from (select i, 'crowd-channel-' || i as id,
                case when i <= %3$d then 'crowd-1' when i > %2$d - 20 then 'island-' || (%2$d - i + 1)
                    else 'crowd-' || (2 + floor(random() * (%1$d - 2))::int) end as one,
                case when i > %2$d - 20 then 'island-' || ((%2$d - i + 1) %% 20 + 1)
                    else 'crowd-' || (2 + floor(random() * (%1$d - 2))::int) end as other
            from generate_series(1, %2$d) as i) as ends
        where one <> other""",
        CROSSINGS,
        "analyze actor",
        "analyze relation",
        "analyze channel",
        "vacuum (analyze) directed_channel"
    };

    private static final String[] CLEAR = {
        "delete from channel where recorded_by = 'crowd'",
        "delete from relation where recorded_by = 'crowd'",
        "delete from actor where recorded_by = 'crowd'"
    };

    private Crowd() {}

    /** @param hub how many of the channels leave the first actor */
    static void fill(DataSource database, int actors, int channels, int hub) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String part : FILL) {
                statement.execute(
                        part.startsWith("insert into directed_channel") ? part : part.formatted(actors, channels, hub));
            }
        }
    }

    static void clear(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String part : CLEAR) {
                statement.execute(part);
            }
        }
    }
}
