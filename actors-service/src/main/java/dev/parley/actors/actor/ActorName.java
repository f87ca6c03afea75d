package dev.parley.actors.actor;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Embeddable;

import dev.parley.text.NameNormalizer;

/** One of an actor's names in the forms that are searched: normalized, and in Latin letters. */
@Embeddable
record ActorName(String value, String latin, boolean acronym) {

    static Set<ActorName> all(ActorDraft actor) {
        return Stream.concat(
                        Stream.of(of(actor.name(), false)),
                        actor.names().stream()
                                .map(name -> of(name.value(), name.type() == ActorDraft.Name.Type.ACRONYM)))
                .collect(Collectors.toSet());
    }

    private static ActorName of(String name, boolean acronym) {
        return new ActorName(NameNormalizer.plain(name), NameNormalizer.latin(name), acronym);
    }
}
