package dev.parley.actors.channel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.parley.actors.actor.ActorReferences;
import dev.parley.actors.actor.Actors;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Filter;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;

/** All channels. */
@Singleton
public class Channels extends ActorReferences<Channel, ChannelDraft, ChannelView> {

    Channels(Journal journal, Actors actors) {
        super(
                journal,
                actors,
                new DocumentType<>("channels", "channel", "channel", Channel.class, ChannelDraft.class, Channel::new));
    }

    @Override
    public ChannelView view(DocumentVersion<ChannelDraft> recorded, AsOf asOf) {
        ChannelDraft channel = recorded.content();
        return new ChannelView(channel, ChannelView.Present.of(channel), recorded.versionInfo());
    }

    @Override
    protected void check(ChannelDraft channel, UnitOfWork unitOfWork, Faults faults) {
        for (int i = 0; i < channel.endpoints().size(); i++) {
            actors.requireLive(
                    "/endpoints/" + i + "/actor", channel.endpoints().get(i).actor(), unitOfWork, faults);
        }
        for (int i = 0; i < channel.intermediaries().size(); i++) {
            actors.requireLive("/intermediaries/" + i, channel.intermediaries().get(i), unitOfWork, faults);
        }
    }

    @Override
    protected Stream<String> actorsIn(ChannelDraft channel) {
        return channel.actors();
    }

    @Override
    protected ChannelDraft withActors(ChannelDraft channel, UnaryOperator<String> actor) {
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
    protected ChannelDraft withActorsOf(ChannelDraft channel, ChannelDraft version) {
        List<ChannelDraft.Endpoint> endpoints = IntStream.range(
                        0, channel.endpoints().size())
                .mapToObj(i -> new ChannelDraft.Endpoint(
                        version.endpoints().get(i).actor(),
                        channel.endpoints().get(i).place()))
                .toList();
        return new ChannelDraft(
                channel.id(),
                channel.type(),
                endpoints,
                version.intermediaries(),
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

    /** A retracted channel is on no route. */
    @Override
    protected void afterWrite(Channel channel, UnitOfWork unitOfWork) {
        if (channel.isRetracted()) {
            channel.deriveColumns(reader().content(channel));
        }
    }

    /** The channels with these ids, each as far as it was public; null: now. */
    public Map<String, ChannelDraft> withIds(Collection<String> ids, Instant knownAt) {
        return reader().all(new Filter().anyOf("key", ids), AsOf.knownAt(knownAt)).stream()
                .collect(Collectors.toMap(DocumentVersion::key, DocumentVersion::content));
    }
}
