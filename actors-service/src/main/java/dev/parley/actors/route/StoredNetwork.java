package dev.parley.actors.route;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.relation.RelationDraft;
import org.hibernate.HibernateException;

/** The network in the database. One statement fetches the neighbours of any number of actors. */
final class StoredNetwork implements Network {

    /** Parameters: actors, moment twice, time of knowledge (twice, or none for the present), limit. */
    static final String LEGS = """
            select channel, near, far, openness, status, last_use from crossing
            where near = any(?) and (valid_from is null or valid_from <= ?) and (valid_to is null or valid_to >= ?)
            and %s and (status is null or status <> 'CLOSED')
            order by near, far, channel limit ?""";

    static final String PRESENT = "known_until is null";
    static final String PAST = "(known_from is null or known_from <= ?) and (known_until is null or known_until > ?)";

    private static final String STEPS = """
            with recursive walked (actor, upward, relation, type, speaker, spoken_for) as (
                select actor, false, null::text, null::text, null::text, null::text from unnest(?) as actor
                union
                select next.* from walked cross join lateral (
                    select actors[2]::text as actor, true as upward, key, type, actors[1]::text, actors[2]::text
                    from relation where actors[1] = walked.actor and %1$s
                    union all
                    select actors[1]::text, false, key, type, actors[1]::text, actors[2]::text
                    from relation where actors[2] = walked.actor and not walked.upward and %1$s) as next)
            select relation, type, speaker, spoken_for from walked where relation is not null limit ?""";

    private static final String IN_FORCE = """
            type in ('PART_OF', 'OCCUPIES', 'ARMED_WING_OF') and retraction is null
            and (valid_from is null or valid_from <= ?) and (valid_to is null or valid_to >= ?)
            and (known_at is null or known_at <= ?)""";

    private final Connection connection;
    private final OffsetDateTime at;
    private final OffsetDateTime knownAt;

    /** @param knownAt null for everything that is known */
    StoredNetwork(Connection connection, Instant at, Instant knownAt) {
        this.connection = connection;
        this.at = at.atOffset(ZoneOffset.UTC);
        this.knownAt = knownAt == null ? null : knownAt.atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<Leg> legs(Collection<String> actors, int most) {
        return knownAt == null
                ? rows(LEGS.formatted(PRESENT), StoredNetwork::leg, texts(actors), at, at, most)
                : rows(LEGS.formatted(PAST), StoredNetwork::leg, texts(actors), at, at, knownAt, knownAt, most);
    }

    private static Leg leg(ResultSet row) throws SQLException {
        String openness = row.getString(4);
        OffsetDateTime lastUse = row.getObject(6, OffsetDateTime.class);
        return new Leg(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                openness == null ? null : ChannelDraft.Openness.valueOf(openness),
                openness == null ? null : ChannelDraft.Status.valueOf(row.getString(5)),
                lastUse == null ? null : lastUse.toInstant());
    }

    @Override
    public List<Route.FreeStep> steps(Collection<String> actors, int most) {
        OffsetDateTime known = knownAt == null ? OffsetDateTime.MAX : knownAt;
        return rows(
                STEPS.formatted(IN_FORCE),
                row -> new Route.FreeStep(
                        row.getString(1),
                        RelationDraft.Type.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4)),
                texts(actors),
                at,
                at,
                known,
                at,
                at,
                known,
                most);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static String[] texts(Collection<String> actors) {
        return actors.toArray(String[]::new);
    }

    private <T> List<T> rows(String sql, Reader<T> reader, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i] instanceof String[] texts
                        ? connection.createArrayOf("text", texts)
                        : parameters[i];
                statement.setObject(i + 1, parameter);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(reader.read(results));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new HibernateException(e);
        }
    }
}
