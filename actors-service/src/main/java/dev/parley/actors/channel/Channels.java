package dev.parley.actors.channel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.parley.actors.actor.ActorReferences;
import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.journal.document.AsOf;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.Faults;
import io.quarkus.runtime.StartupEvent;

/** All channels. */
@Singleton
public class Channels extends ActorReferences<Channel, ChannelDraft, ChannelView> {

    Channels(Journal journal, Actors actors) {
        super(journal, actors, "channels", "channel", Channel.class, ChannelDraft.class, Channel::new);
    }

    @Override
    public ChannelView view(DocumentVersion<ChannelDraft> recorded, AsOf asOf) {
        ChannelDraft channel = recorded.content();
        return new ChannelView(channel, ChannelView.Present.of(channel), recorded.versionInfo());
    }

    @Override
    protected void check(ChannelDraft channel, UnitOfWork unitOfWork, Faults faults) {
        for (int i = 0; i < channel.endpoints().size(); i++) {
            actors.require(
                    "/endpoints/" + i + "/actor", channel.endpoints().get(i).actor(), unitOfWork, faults);
        }
        for (int i = 0; i < channel.intermediaries().size(); i++) {
            actors.require("/intermediaries/" + i, channel.intermediaries().get(i), unitOfWork, faults);
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
    protected void filter(Query query, AsOf asOf, Filter filter) {
        filter.overlaps("actors", query.texts("actor"))
                .anyOf("type", query.anyOf("type", ChannelDraft.Type.class))
                .validAt(query.instant("at"));
    }

    /** A retracted channel is on no route. */
    @Override
    protected void afterWrite(Channel channel, UnitOfWork unitOfWork) {
        if (channel.isRetracted()) {
            channel.deriveColumns(content(channel));
        }
    }

    /** The channels with these keys, each as far as it was public; null: now. */
    public Map<String, ChannelDraft> known(Collection<String> keys, Instant knownAt) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Channel> rows = rows(new Filter().anyOf("key", keys), knownAt, false, keys.size());
        return known(rows.stream().map(this::recorded), new AsOf(knownAt, null)).stream()
                .collect(Collectors.toMap(DocumentVersion::key, DocumentVersion::content));
    }

    /** Indexes what was written before there were crossings. */
    void indexCrossings(@Observes StartupEvent starting) {
        indexWhere("d.retraction is null and d.crossings is empty");
    }
}
