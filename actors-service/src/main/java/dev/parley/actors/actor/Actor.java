package dev.parley.actors.actor;

import java.util.Locale;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;

import dev.parley.journal.document.Document;
import dev.parley.text.NameNormalizer;

@Entity
class Actor extends Document<ActorDraft> {

    private static final int LONGEST_IN_ORDER = 100;

    String kind;

    String country;
    String[] identifiers;
    String nameRules;

    @ElementCollection
    @CollectionTable(name = "actor_name", joinColumns = @JoinColumn(name = "actor"))
    Set<ActorName> names;

    @Override
    protected String deriveColumns(ActorDraft content) {
        kind = name(content.kind(), kind);
        country = content.country();
        identifiers =
                content.identifiers().stream().map(ActorDraft.Identifier::text).toArray(String[]::new);
        deriveNames(content);
        // a cursor must fit into a request
        return content.name()
                        .toLowerCase(Locale.ROOT)
                        .codePoints()
                        .limit(LONGEST_IN_ORDER)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "\n";
    }

    /** Sets the forms in which the names are searched. */
    void deriveNames(ActorDraft content) {
        names = ActorName.all(content);
        nameRules = NameNormalizer.RULES;
    }
}
