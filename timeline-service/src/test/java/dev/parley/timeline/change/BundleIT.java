package dev.parley.timeline.change;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service: its jar, or with {@code -Dnative} its executable. */
@QuarkusIntegrationTest
class BundleIT extends BundleTest {}
