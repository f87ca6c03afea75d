package dev.parley.gateway.openapi;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Runs the tests against the packaged gateway: its jar, or with {@code -Dnative} its executable. */
@QuarkusIntegrationTest
class OpenApiResourceIT extends OpenApiResourceTest {}
