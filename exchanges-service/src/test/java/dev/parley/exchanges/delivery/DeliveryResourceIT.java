package dev.parley.exchanges.delivery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service: its jar, or with {@code -Dnative} its executable. */
@QuarkusIntegrationTest
class DeliveryResourceIT extends DeliveryResourceTest {}
