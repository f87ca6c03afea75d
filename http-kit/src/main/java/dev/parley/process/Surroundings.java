package dev.parley.process;

import java.io.IOException;
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

/** What every process needs of the machine or image that it runs on, and of the Java runtime built into it. */
class Surroundings {

    private static final long SPOOLED_BYTES = 32L << 20;

    @Produces
    @Singleton
    Check temporaryFiles() {
        return new Trial("temporary files", () -> {
            Path file = Files.createTempFile("parley-self-check-", null);
            try {
                Files.write(file, new byte[1]);
                long free = Files.getFileStore(file).getUsableSpace();
                if (free < SPOOLED_BYTES) {
                    throw new IOException("only " + (free >> 20) + " MiB left in " + file.getParent());
                }
                return file.getParent() + " can be written";
            } finally {
                Files.delete(file);
            }
        });
    }

    @Produces
    @Singleton
    Check timeZones() {
        return new Trial("time zones", () -> {
            ZoneId qatar = ZoneId.of("Asia/Qatar");
            return qatar + " is " + qatar.getRules().getOffset(Instant.parse("2023-10-07T00:00:00Z"));
        });
    }

    @Produces
    @Singleton
    Check certificates() {
        return new Trial("certificates", () -> trustedIssuers() + " issuers are trusted");
    }

    @Produces
    @Singleton
    Check randomNumbers() {
        return new Trial("random numbers", () -> new SecureRandom().getAlgorithm());
    }

    private static int trustedIssuers() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        int issuers = Arrays.stream(trust.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .mapToInt(manager -> ((X509TrustManager) manager).getAcceptedIssuers().length)
                .sum();
        if (issuers == 0) {
            throw Check.missing("no certificate authority is trusted: no TLS to services or to a database");
        }
        return issuers;
    }
}
