package dev.parley.gateway.proxy;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Runs the tests against the packaged gateway: its jar, or with {@code -Dnative} its executable. */
@QuarkusIntegrationTest
class ProxyIT extends ProxyTest {}
