package dev.parley.gateway.dossier;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Runs the tests against the packaged gateway: its jar, or with {@code -Dnative} its executable. */
@QuarkusIntegrationTest
class DossierIT extends DossierTest {}
