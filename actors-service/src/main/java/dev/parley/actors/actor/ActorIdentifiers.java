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
 * The owners of identifiers. The primary key of the table admits one of several concurrent writers. It is read and
 * written by JDBC, so that the rest of the transaction need not be flushed first.
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

    /** The owner of each of the identifiers that has one. */
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

    /** Makes the actor the owner of these identifiers and no others. Fails if another writer has just taken one. */
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
