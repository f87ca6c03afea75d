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
@Schema(description = "What is around an actor, for drawing.", examples = """
                {
                  "nodes": [
                    {"id": "united-states", "kind": "STATE", "name": "United States", "depth": 0},
                    {"id": "us-state-department", "kind": "GOVERNMENT_BODY", "name": "State Department", "depth": 1},
                    {"id": "iran", "kind": "STATE", "name": "Iran", "depth": 1}
                  ],
                  "edges": [
                    {
                      "of": "RELATION", "id": "us-state-department-of-us", "type": "PART_OF",
                      "from": "us-state-department", "to": "united-states", "directed": true,
                      "valid": {"edtf": "1789/.."}
                    },
                    {
                      "of": "CHANNEL", "id": "us-iran-shuttle", "type": "PROXIMITY_TALKS",
                      "from": "united-states", "to": "iran", "directed": false,
                      "openness": "ACKNOWLEDGED", "status": "OPEN"
                    }
                  ],
                  "truncated": false
                }""")
public record Graph(
        @Schema(required = true) List<Node> nodes,
        @Schema(required = true) List<Edge> edges,
        @Schema(required = true) boolean truncated) {

    /**
     * An actor.
     *
     * @param kind absent, as is the name, if the actor is not recorded here
     * @param depth how many edges lead to it at the least
     */
    @Schema(name = "GraphNode")
    public record Node(
            @Schema(required = true, examples = "qatar") String id,
            ActorDraft.Kind kind,
            @Schema(examples = "Qatar") String name,
            @Schema(required = true, examples = "1") int depth) {}

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
            @Schema(required = true) Of of,

            @Schema(required = true, examples = "us-state-department-of-us")
            String id,

            @Schema(required = true, examples = "PART_OF") String type,

            @Schema(required = true, examples = "us-state-department")
            String from,

            @Schema(required = true, examples = "united-states")
            String to,

            @Schema(required = true) boolean directed,
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
