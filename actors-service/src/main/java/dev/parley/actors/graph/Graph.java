package dev.parley.actors.graph;

import java.util.List;

import dev.parley.actors.actor.ActorDraft;
import dev.parley.actors.channel.ChannelDraft;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The actors around a given one, and what connects them. */
@Schema(description = "The actors around a given one and what connects them, for drawing.", examples = """
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
        @Schema(required = true, description = "The given actor first, then the others, the nearest first.")
        List<Node> nodes,

        @Schema(required = true, description = "Every relation and every channel between two of the nodes.")
        List<Edge> edges,

        @Schema(required = true, description = "Whether nodes or edges were left out because there are too many.")
        boolean truncated) {

    /** An actor in a graph. */
    @Schema(name = "GraphNode", description = "An actor in a graph.")
    public record Node(
            @Schema(required = true, description = "Id of the actor.", examples = "qatar")
            String id,

            @Schema(description = "Kind of actor; absent if the actor is not recorded.")
            ActorDraft.Kind kind,

            @Schema(description = "Name of the actor; absent if the actor is not recorded.", examples = "Qatar")
            String name,

            @Schema(
                    required = true,
                    description = "Number of edges on the shortest path from the given actor.",
                    examples = "1")
            int depth) {}

    /** A relation or a channel in a graph. */
    @Schema(name = "GraphEdge", description = "A relation or a channel in a graph.")
    public record Edge(
            @Schema(required = true, description = "Whether the edge is a relation or a channel.")
            Of of,

            @Schema(
                    required = true,
                    description = "Id of the relation or channel.",
                    examples = "us-state-department-of-us")
            String id,

            @Schema(
                    required = true,
                    description = "Type of the relation (`RelationType`) or channel (`ChannelType`).",
                    examples = "PART_OF")
            String type,

            @Schema(
                    required = true,
                    description = "Id of the actor at one end; the subject, if the edge is directed.",
                    examples = "us-state-department")
            String from,

            @Schema(
                    required = true,
                    description = "Id of the actor at the other end; the object, if the edge is directed.",
                    examples = "united-states")
            String to,

            @Schema(
                    required = true,
                    description =
                            "Whether the edge has a direction: true for relations but ALLIED_WITH and ADVERSARY_OF.")
            boolean directed,

            @Schema(description = "When the relation or channel held; absent if unknown.")
            UncertainDate valid,

            @Schema(
                    description =
                            "Whether the sides admit the channel, by the latest report known; absent without one.")
            ChannelDraft.Openness openness,

            @Schema(description = "Whether the channel can be used, by the latest report known; absent without one.")
            ChannelDraft.Status status) {

        /** Kinds of edge. */
        @Schema(name = "GraphEdgeOf", description = """
                Kinds of edge:
                - `RELATION`: a relation.
                - `CHANNEL`: a channel.""")
        public enum Of {
            RELATION,
            CHANNEL
        }
    }
}
