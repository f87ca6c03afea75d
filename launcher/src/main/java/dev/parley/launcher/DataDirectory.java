package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Everything the suite keeps between two starts; locked, so that two launchers never share one. A new directory that
 * nobody calls {@link #keep} on is deleted again when it is closed.
 */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;
    private final List<Path> created;
    private boolean disposable;
    private final Properties passwords = new Properties();

    private DataDirectory(Path root, FileChannel lockFile, List<Path> created, boolean disposable) {
        this.root = root;
        this.lockFile = lockFile;
        this.created = created;
        this.disposable = disposable;
    }

    static DataDirectory claim(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            List<Path> missing = missing(root);
            Files.createDirectories(root);
            boolean empty = isEmpty(root);
            FileChannel lockFile = FileChannel.open(
                    root.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new LauncherException("The data directory " + root
                        + " is in use by another launcher. Stop that one, or name another directory with --data.");
            }
            DataDirectory claimed = new DataDirectory(root, lockFile, missing, empty);
            claimed.readPasswords();
            return claimed;
        } catch (IOException e) {
            throw new LauncherException("The data directory " + root + " cannot be used: " + reason(e), e);
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgresql");
    }

    Path postgresLog() {
        return root.resolve("postgresql.log");
    }

    /** Where PostgreSQL's programs are unpacked: in this directory, to depend on nothing else on the machine. */
    Path programs() {
        String shared = System.getProperty("parley.programs");
        return shared == null ? root.resolve("programs") : Path.of(shared);
    }

    /** The file that lists the running processes, so that the next launcher can stop what a killed one left. */
    Path processes() {
        return root.resolve("processes");
    }

    /** The password of {@code user}, generated once and kept in a file that only its owner can read. */
    synchronized String password(String user) {
        String kept = passwords.getProperty(user);
        if (kept != null) {
            return kept;
        }
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        passwords.setProperty(user, HexFormat.of().formatHex(random));
        try {
            writePasswords();
        } catch (IOException e) {
            throw new LauncherException("Cannot write the passwords to " + passwordFile() + ": " + reason(e), e);
        }
        return passwords.getProperty(user);
    }

    /** From now on the directory holds data: it stays, whatever happens. */
    synchronized void keep() {
        disposable = false;
    }

    /** Releases the directory; deletes what this launcher put into a new one that it never came to keep. */
    @Override
    public synchronized void close() {
        try (lockFile) {
            if (disposable) {
                disposable = false;
                deleteContents();
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot release the data directory " + root + ": " + reason(e), e);
        }
    }

    private void deleteContents() throws IOException {
        try (Stream<Path> contents = Files.list(root)) {
            for (Path entry : contents.toList()) {
                FileTree.delete(entry);
            }
        }
        for (Path directory : created) {
            try {
                Files.delete(directory);
            } catch (DirectoryNotEmptyException usedByOthersMeanwhile) {
                return;
            }
        }
    }

    /** The directories that have to be created, the innermost first. */
    private static List<Path> missing(Path root) {
        List<Path> missing = new ArrayList<>();
        for (Path directory = root; directory != null && !Files.exists(directory); directory = directory.getParent()) {
            missing.add(directory);
        }
        return missing;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> contents = Files.list(directory)) {
            return contents.findAny().isEmpty();
        }
    }

    private static FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private Path passwordFile() {
        return root.resolve("passwords.properties");
    }

    private void readPasswords() throws IOException {
        if (Files.exists(passwordFile())) {
            try (InputStream in = Files.newInputStream(passwordFile())) {
                passwords.load(in);
            }
        }
    }

    private void writePasswords() throws IOException {
        Path unfinished = root.resolve("passwords.properties.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            passwords.store(out, "Database passwords of this data directory");
        }
        Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason() + " (" + file.getFile() + ")";
        }
        return e.toString();
    }
}
