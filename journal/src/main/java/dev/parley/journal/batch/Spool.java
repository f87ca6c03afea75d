package dev.parley.journal.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A request's body kept in a temporary file: what is written all or none is read within one transaction, which must not
 * wait for a slow client, and is read again if the transaction has to be.
 */
final class Spool implements AutoCloseable {

    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    static Spool of(InputStream body) throws IOException {
        Spool spool = new Spool(Files.createTempFile("parley-", ".json"));
        try {
            Files.copy(body, spool.file, StandardCopyOption.REPLACE_EXISTING);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
