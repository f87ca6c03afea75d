package dev.parley.gateway;

import dev.parley.openapi.ApiConventions;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/** The API document of what the gateway answers itself. */
// names the interface again: the build looks for filters among the classes that name it themselves
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class GatewayApi extends ApiConventions implements OASFilter {}
