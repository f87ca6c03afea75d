package dev.parley.actors.channel;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.journal.Changes;
import dev.parley.journal.Clocks;
import dev.parley.journal.DocumentCollection;
import dev.parley.journal.Filter;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;
import dev.parley.kernel.Faults;

/** All channels. */
@Singleton
public class Channels extends DocumentCollection<Channel, ChannelDraft, ChannelView> {

    private final Actors actors;

    Channels(Journal journal, Actors actors) {
        super(journal, "channels", "channel", Channel.class, ChannelDraft.class, Channel::new);
        this.actors = actors;
    }

    @Override
    protected ChannelView view(Recorded<ChannelDraft> recorded, Clocks clocks) {
        ChannelDraft channel = recorded.content();
        return new ChannelView(channel, ChannelView.Present.of(channel), recorded.stamp());
    }

    @Override
    protected void check(ChannelDraft channel, Changes changes, Faults faults) {
        for (int i = 0; i < channel.endpoints().size(); i++) {
            actors.requireKnown(
                    "/endpoints/" + i + "/actor", channel.endpoints().get(i).actor(), changes, faults);
        }
        for (int i = 0; i < channel.intermediaries().size(); i++) {
            actors.requireKnown("/intermediaries/" + i, channel.intermediaries().get(i), changes, faults);
        }
    }

    @Override
    protected void filter(Query query, Clocks clocks, Filter filter) {
        filter.overlaps("actors", query.texts("actor"))
                .anyOf("type", query.anyOf("type", ChannelDraft.Type.class))
                .validAt(query.instant("at"));
    }

    /** The channels that existed at one moment, each as far as it was public at the other; null: now. */
    public List<ChannelDraft> existing(Instant at, Instant knownAt) {
        return rows(new Filter().validAt(at), knownAt, false, Integer.MAX_VALUE).stream()
                .map(this::content)
                .map(channel -> knownAt == null ? channel : channel.knownAt(knownAt))
                .toList();
    }
}
