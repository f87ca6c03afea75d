package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import com.sun.security.auth.module.UnixSystem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version from the archive on the class path. */
final class PostgresBinaries {

    private final Path home;
    private final boolean unshared;

    private PostgresBinaries(Path home, boolean unshared) {
        this.home = home;
        this.unshared = unshared;
    }

    /** Unpacks below {@code directory}, unless that has been done. */
    static PostgresBinaries unpackedBelow(Path directory) {
        String archive = archiveName();
        try {
            Path home = directory.resolve("postgresql-" + checksumOf(archive));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(directory);
                Path unfinished = Files.createTempDirectory(directory, "unpacking-");
                unpack(archive, unfinished);
                moveUnlessThere(unfinished, home);
            }
            return new PostgresBinaries(home, mustNotBeRoot());
        } catch (IOException e) {
            throw new LauncherException("Cannot unpack PostgreSQL into " + directory + ": " + e, e);
        }
    }

    /** The command line of one of PostgreSQL's programs. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (unshared) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    // PostgreSQL refuses to run as root; in its own user namespace it runs as another user.
    private static boolean mustNotBeRoot() throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return false;
        }
        Process probe = new ProcessBuilder("unshare", "-U", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LauncherException(
                "PostgreSQL does not run as root, and `unshare -U` is not permitted on this machine:"
                        + " start as an ordinary user, or use an external database.");
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        String processor = machine.equals("aarch64") ? "arm_64" : "x86_64";
        String platform = system.startsWith("mac") ? "darwin-" + processor : system + "-" + processor;
        String variant = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        String archive = "/postgres-" + platform + variant + ".txz";
        if (PostgresBinaries.class.getResource(archive) == null) {
            throw new LauncherException("No embedded PostgreSQL for " + system + " on " + machine + " (" + archive
                    + " is not on the class path): use an external database.");
        }
        return archive;
    }

    private static String checksumOf(String archive) throws IOException {
        try (CheckedInputStream stream = new CheckedInputStream(open(archive), new CRC32())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(stream.getChecksum().getValue());
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("unexpected entry " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, target.resolve(entry.getLinkName()).normalize());
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileTree.delete(unfinished);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static InputStream open(String archive) {
        return PostgresBinaries.class.getResourceAsStream(archive);
    }
}
