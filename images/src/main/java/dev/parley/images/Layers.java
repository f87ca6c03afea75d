package dev.parley.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;

/** Image layers from directories: the same build gives the same bytes. */
final class Layers {

    /** The time of every file in an image; an archive of classes checks the times of its jars. */
    private static final Instant TIME = Instant.ofEpochSecond(1);

    private Layers() {}

    static AbsoluteUnixPath path(String path) {
        return AbsoluteUnixPath.get(path);
    }

    /** A layer with all files of a directory and their permissions. */
    static FileEntriesLayer of(String name, Path directory, String at) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Path file : below(directory)) {
            AbsoluteUnixPath place = path(at).resolve(directory.relativize(file).toString());
            // the root exists in every image
            if (!place.equals(path("/"))) {
                layer.addEntry(file, place, permissions(file), TIME);
            }
        }
        return layer.build();
    }

    /** Sets every file's time to the one that it gets in the image. */
    static void normalizeTimestamps(Path directory) throws IOException {
        for (Path file : below(directory)) {
            Files.setLastModifiedTime(file, FileTime.from(TIME));
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path file : below(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void move(Path from, Path to, String name) throws IOException {
        Files.createDirectories(to);
        Files.move(from.resolve(name), to.resolve(name));
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path file :
                    below(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        }
    }

    private static FilePermissions permissions(Path file) throws IOException {
        int mode = (Integer) Files.getAttribute(file, "unix:mode") & 0777;
        return FilePermissions.fromOctalString(String.format("%03o", mode));
    }
}
