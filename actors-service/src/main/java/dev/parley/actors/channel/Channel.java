package dev.parley.actors.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;

import dev.parley.journal.document.Document;

@Entity
class Channel extends Document<ChannelDraft> {

    String[] actors;

    String type;

    Instant validFrom;
    Instant validTo;

    @ElementCollection
    @CollectionTable(name = "directed_channel", joinColumns = @JoinColumn(name = "channel"))
    List<DirectedChannel> directions = new ArrayList<>();

    @Override
    protected String deriveColumns(ChannelDraft content) {
        actors = content.actors().distinct().toArray(String[]::new);
        type = name(content.type(), type);
        validFrom = content.valid() == null ? null : content.valid().earliest();
        validTo = content.valid() == null ? null : content.valid().latest();
        // a list in place of the other one is written without that one being read
        directions = isRetracted() ? new ArrayList<>() : DirectedChannel.of(content);
        return "";
    }
}
