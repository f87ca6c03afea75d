package dev.parley.actors.channel;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.parley.journal.Document;

@Entity
class Channel extends Document<ChannelDraft> {

    String[] actors;

    @Enumerated(EnumType.STRING)
    ChannelDraft.Type type;

    Instant validFrom;
    Instant validTo;

    @Override
    protected String index(ChannelDraft content) {
        actors = content.actors().distinct().toArray(String[]::new);
        type = content.type();
        validFrom = content.valid() == null ? null : content.valid().earliest();
        validTo = content.valid() == null ? null : content.valid().latest();
        return "";
    }
}
