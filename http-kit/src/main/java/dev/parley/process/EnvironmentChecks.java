package dev.parley.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Checks of the machine or image that a process runs on, and of the Java runtime built into it. */
class EnvironmentChecks {

    private static final long NEEDED_BYTES = 32L << 20;

    @Produces
    @Singleton
    Check temporaryFiles() {
        return new NamedCheck("temporary files", () -> {
            Path file = Files.createTempFile("parley-self-check-", null);
            try {
                Files.write(file, new byte[1]);
                long free = Files.getFileStore(file).getUsableSpace();
                if (free < NEEDED_BYTES) {
                    throw Check.failed("only " + (free >> 20) + " MiB free in " + file.getParent());
                }
                return file.getParent() + " is writable";
            } finally {
                Files.delete(file);
            }
        });
    }

    @Produces
    @Singleton
    Check timeZones() {
        return new NamedCheck("time zones", () -> {
            ZoneId qatar = ZoneId.of("Asia/Qatar");
            return qatar + " is " + qatar.getRules().getOffset(Instant.parse("2023-10-07T00:00:00Z"));
        });
    }

    @Produces
    @Singleton
    Check certificates() {
        return new NamedCheck("certificates", () -> trustedIssuers() + " issuers are trusted");
    }

    @Produces
    @Singleton
    Check randomNumbers() {
        return new NamedCheck("random numbers", () -> new SecureRandom().getAlgorithm());
    }

    private static int trustedIssuers() throws GeneralSecurityException, CheckFailedException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        int issuers = Arrays.stream(trust.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .mapToInt(manager -> ((X509TrustManager) manager).getAcceptedIssuers().length)
                .sum();
        if (issuers == 0) {
            throw Check.failed("no certificate authority is trusted, so TLS to services or a database fails");
        }
        return issuers;
    }
}
