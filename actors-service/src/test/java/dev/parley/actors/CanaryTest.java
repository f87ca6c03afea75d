package dev.parley.actors;

import java.util.List;

import dev.parley.actors.channel.ChannelDraft;
import dev.parley.actors.channel.ChannelView;
import dev.parley.actors.relation.RelationDraft;
import dev.parley.journal.canary.CanaryContract;

class CanaryTest extends CanaryContract {

    @Override
    protected List<Shown<?>> collections() {
        return List.of(
                new Shown<>("relations", RelationDraft.class, relation -> relation),
                new Shown<>(
                        "channels",
                        ChannelDraft.class,
                        channel -> new ChannelView(channel, ChannelView.Present.of(channel), null)));
    }
}
