package dev.parley.actors.actor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.parley.journal.Document;

@Entity
class Actor extends Document<ActorDraft> {

    @Enumerated(EnumType.STRING)
    ActorDraft.Kind kind;

    String country;
    String searchable;
    String[] identifiers;

    @Override
    protected String index(ActorDraft content) {
        kind = content.kind();
        country = content.country();
        identifiers =
                content.identifiers().stream().map(ActorDraft.Identifier::text).toArray(String[]::new);
        List<String> names = Stream.concat(
                        Stream.of(content.name()), content.names().stream().map(ActorDraft.Name::value))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        searchable = names.stream().collect(Collectors.joining("\n"));
        return names.get(0) + "\n";
    }
}
