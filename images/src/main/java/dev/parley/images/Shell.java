package dev.parley.images;

import java.io.IOException;
import java.nio.file.Path;

/** Runs a command and insists that it ends well. */
final class Shell {

    private Shell() {}

    static void run(Path directory, String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
    }
}
