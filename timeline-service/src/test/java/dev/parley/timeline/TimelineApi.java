package dev.parley.timeline;

import dev.parley.openapi.ApiConventions;
import dev.parley.timeline.event.EventFilter;
import dev.parley.timeline.source.SourceFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/** The API document of this service. */
// names the interface again: the build looks for filters among the classes that name it themselves
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class TimelineApi extends ApiConventions implements OASFilter {

    public TimelineApi() {
        takes("listEvents", EventFilter.PARAMETERS);
        takes("listSources", SourceFilter.PARAMETERS);
    }
}
