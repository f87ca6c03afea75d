package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Everything the suite keeps between two starts; locked, so that two launchers never share one. */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;
    private final Properties passwords = new Properties();

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static DataDirectory claim(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        FileChannel lockFile = null;
        try {
            Files.createDirectories(root);
            lockFile = FileChannel.open(
                    root.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new LauncherException("The data directory " + root
                        + " is in use by another launcher. Stop that one, or name another directory with --data.");
            }
            DataDirectory claimed = new DataDirectory(root, lockFile);
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

    /** Where PostgreSQL's programs are unpacked: here, so that nothing else on the machine is depended upon. */
    Path programs() {
        String shared = System.getProperty("parley.programs");
        return shared == null ? root.resolve("programs") : Path.of(shared);
    }

    /** The file that names the processes now running, for a launcher that finds the one before it was killed. */
    Path processes() {
        return root.resolve("processes");
    }

    /** The password of {@code user}, made up once and kept in a file that its owner alone can read. */
    synchronized String password(String user) {
        String known = passwords.getProperty(user);
        if (known != null) {
            return known;
        }
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        passwords.setProperty(user, HexFormat.of().formatHex(random));
        try {
            writePasswords();
        } catch (IOException e) {
            throw new LauncherException("The passwords could not be kept in " + passwordFile() + ": " + reason(e), e);
        }
        return passwords.getProperty(user);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new LauncherException("The data directory " + root + " could not be released: " + reason(e), e);
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
