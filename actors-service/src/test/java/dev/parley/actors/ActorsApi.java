package dev.parley.actors;

import dev.parley.actors.actor.ActorCsv;
import dev.parley.actors.actor.ActorFilter;
import dev.parley.actors.actor.ActorResource;
import dev.parley.actors.actor.MergedActorResource;
import dev.parley.actors.channel.ChannelFilter;
import dev.parley.actors.graph.GraphResource;
import dev.parley.actors.relation.RelationFilter;
import dev.parley.actors.route.RouteResource;
import dev.parley.openapi.ApiConventions;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/** The API document of this service. */
// names the interface again: the build looks for filters among the classes that name it themselves
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ActorsApi extends ApiConventions implements OASFilter {

    public ActorsApi() {
        takes("listActors", ActorFilter.PARAMETERS);
        hasTable("listActors", ActorCsv.TABLE.description(), ActorCsv.TABLE.example());
        takesCsv("batchActors", ActorCsv.TABLE.example());
        describe(
                "batchActors",
                null,
                "As text/csv, a table with one actor a row; its columns are those of the list. The pointer of a fault"
                        + " begins with the column's name, its message with the line.");
        takes("findSimilarActors", ActorResource.SIMILAR_PARAMETERS);
        takes("listMerges", MergedActorResource.PARAMETERS);
        takes("listRelations", RelationFilter.PARAMETERS);
        takes("listActorRelations", RelationFilter.OF_ACTOR);
        takes("listChannels", ChannelFilter.PARAMETERS);
        takes("listRoutes", RouteResource.PARAMETERS);
        takes("findGraph", GraphResource.PARAMETERS);
    }
}
