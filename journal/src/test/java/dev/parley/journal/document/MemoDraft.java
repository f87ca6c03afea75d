package dev.parley.journal.document;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

import dev.parley.kernel.Marking;

/** The least document that there can be, for tests without a database. */
public record MemoDraft(
        String folder, String id, String text, @NotNull Marking marking) implements Draft<MemoDraft> {

    /** Memos that stand by themselves. */
    public static final DocumentType<Document<MemoDraft>, MemoDraft> TYPE =
            new DocumentType<>("memos", "memo", "memo", null, MemoDraft.class, null);

    @Override
    public String parent() {
        return folder;
    }

    @Override
    public MemoDraft withId(String parent, String id) {
        return new MemoDraft(parent, id, text, marking);
    }

    @Override
    public MemoDraft knownAt(Instant moment) {
        return this;
    }
}
