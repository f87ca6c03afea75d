package dev.parley.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void newDirectoryThatIsNotKeptIsDeletedWithTheParentsThatWereCreatedForIt() throws IOException {
        Path root = temporary.resolve("some/where/data");
        try (DataDirectory directory = DataDirectory.claim(root)) {
            fill(directory);
        }
        assertEquals(0, entries(temporary));
    }

    @Test
    void parentThatOthersUseMeanwhileStays() throws IOException {
        try (DataDirectory directory = DataDirectory.claim(temporary.resolve("some/data"))) {
            fill(directory);
            Files.createFile(temporary.resolve("some/file"));
        }
        assertEquals(1, entries(temporary.resolve("some")));
    }

    @Test
    void emptyDirectoryOfTheUserStaysAndIsEmptyAgain() throws IOException {
        Path root = Files.createDirectory(temporary.resolve("data"));
        try (DataDirectory directory = DataDirectory.claim(root)) {
            fill(directory);
        }
        assertEquals(0, entries(root));
    }

    @Test
    void keptDirectoryStaysAlsoWhenALaterStartDoesNotKeepIt() throws IOException {
        Path root = temporary.resolve("data");
        String password;
        try (DataDirectory directory = DataDirectory.claim(root)) {
            fill(directory);
            password = directory.password("user");
            directory.keep();
        }
        try (DataDirectory again = DataDirectory.claim(root)) {
            assertEquals(password, again.password("user"));
        }
        assertTrue(Files.exists(root.resolve("postgresql/PG_VERSION")));
    }

    @Test
    void directoryWithAnyFileInItIsLeftAlone() throws IOException {
        Files.createFile(temporary.resolve("letter"));
        DataDirectory.claim(temporary).close();
        assertTrue(Files.exists(temporary.resolve("letter")));
    }

    private static void fill(DataDirectory directory) throws IOException {
        directory.password("user");
        Files.createDirectory(directory.postgres());
        Files.createFile(directory.postgres().resolve("PG_VERSION"));
    }

    private static long entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }
}
