package dev.parley.actors.actor;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/**
 * Which actor has which identifier. The primary key of the table lets one of several writers have it, and is asked
 * directly, so that what the transaction has written is seen without writing everything else first.
 */
final class ActorIdentifiers {

    private static final String OWNERS = "select identifier, actor from actor_identifier where identifier = any(?)";
    private static final String ASSIGN = """
            with wanted as (select unnest(?) as identifier),
            released as (delete from actor_identifier where actor = ? and identifier not in (table wanted))
            insert into actor_identifier (identifier, actor)
            select identifier, ? from wanted
            where not exists (select from actor_identifier mine
                where mine.identifier = wanted.identifier and mine.actor = ?)
            order by identifier""";

    private final EntityManager entities;

    ActorIdentifiers(EntityManager entities) {
        this.entities = entities;
    }

    /** The actor that has it, by identifier. */
    Map<String, String> owners(Collection<String> identifiers) {
        Map<String, String> owners = new HashMap<>();
        if (!identifiers.isEmpty()) {
            entities.unwrap(Session.class).doWork(connection -> {
                try (PreparedStatement select = connection.prepareStatement(OWNERS)) {
                    select.setArray(1, connection.createArrayOf("text", identifiers.toArray()));
                    try (ResultSet found = select.executeQuery()) {
                        while (found.next()) {
                            owners.put(found.getString(1), found.getString(2));
                        }
                    }
                }
            });
        }
        return owners;
    }

    /** The actor has these from now on and no others. Fails as a collision if another took one since it was checked. */
    void assign(String actor, List<String> identifiers) {
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement assign = connection.prepareStatement(ASSIGN)) {
                assign.setArray(1, connection.createArrayOf("text", identifiers.toArray()));
                assign.setString(2, actor);
                assign.setString(3, actor);
                assign.setString(4, actor);
                assign.executeUpdate();
            }
        });
    }
}
