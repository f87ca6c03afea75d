package dev.parley.actors.channel;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.actors.actor.ActorReferences;
import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.journal.Changes;
import dev.parley.journal.Clocks;
import dev.parley.journal.Filter;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;
import dev.parley.kernel.Faults;

/** All channels. */
@Singleton
public class Channels extends ActorReferences<Channel, ChannelDraft, ChannelView> {

    Channels(Journal journal, Actors actors) {
        super(journal, actors, "channels", "channel", Channel.class, ChannelDraft.class, Channel::new);
    }

    @Override
    protected ChannelView view(Recorded<ChannelDraft> recorded, Clocks clocks) {
        ChannelDraft channel = recorded.content();
        return new ChannelView(channel, ChannelView.Present.of(channel), recorded.stamp());
    }

    @Override
    protected void check(ChannelDraft channel, Changes changes, Faults faults) {
        for (int i = 0; i < channel.endpoints().size(); i++) {
            actors.require(
                    "/endpoints/" + i + "/actor", channel.endpoints().get(i).actor(), changes, faults);
        }
        for (int i = 0; i < channel.intermediaries().size(); i++) {
            actors.require("/intermediaries/" + i, channel.intermediaries().get(i), changes, faults);
        }
    }

    @Override
    protected Stream<String> named(ChannelDraft channel) {
        return channel.actors();
    }

    @Override
    protected ChannelDraft renamed(ChannelDraft channel, UnaryOperator<String> actor) {
        List<ChannelDraft.Endpoint> endpoints = channel.endpoints().stream()
                .map(end -> new ChannelDraft.Endpoint(actor.apply(end.actor()), end.place()))
                .toList();
        List<String> intermediaries = channel.intermediaries().stream()
                .map(actor)
                .distinct()
                .filter(one -> endpoints.stream().noneMatch(end -> end.actor().equals(one)))
                .toList();
        return new ChannelDraft(
                channel.id(),
                channel.type(),
                endpoints,
                intermediaries,
                channel.valid(),
                channel.reports(),
                channel.marking());
    }

    @Override
    protected boolean isWithItself(ChannelDraft channel) {
        return channel.endpoints()
                .get(0)
                .actor()
                .equals(channel.endpoints().get(1).actor());
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
