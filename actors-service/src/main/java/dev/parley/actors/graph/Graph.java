package dev.parley.actors.graph;

import java.util.List;

import dev.parley.actors.actor.ActorDraft;
import dev.parley.actors.channel.ChannelDraft;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is around an actor.
 *
 * @param nodes the actor first, then the nearer before the farther
 * @param edges every relation and every channel between two of the nodes
 * @param truncated whether there was more than is drawn
 */
@Schema(description = "What is around an actor, for drawing.")
public record Graph(List<Node> nodes, List<Edge> edges, boolean truncated) {

    /**
     * An actor.
     *
     * @param kind absent, as is the name, if the actor is not recorded here
     * @param depth how many edges lead to it at the least
     */
    @Schema(name = "GraphNode")
    public record Node(@Schema(examples = "qatar") String id, ActorDraft.Kind kind, String name, int depth) {}

    /**
     * A relation or a channel.
     *
     * @param type of the relation or the channel
     * @param from of a relation that has a direction, its subject
     * @param directed whether from and to may not change places
     * @param valid when it held; absent: not known
     * @param openness of a channel, by the latest report known, as is the status; absent without one
     */
    @Schema(name = "GraphEdge")
    public record Edge(
            Of of,
            String id,
            @Schema(examples = "PART_OF") String type,
            String from,
            String to,
            boolean directed,
            UncertainDate valid,
            ChannelDraft.Openness openness,
            ChannelDraft.Status status) {

        /** What an edge stands for. */
        @Schema(name = "GraphEdgeOf")
        public enum Of {
            RELATION,
            CHANNEL
        }
    }
}
