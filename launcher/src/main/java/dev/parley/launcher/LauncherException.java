package dev.parley.launcher;

/** A failure that the user can do something about: shown as its message, without a stack trace. */
public final class LauncherException extends RuntimeException {

    LauncherException(String message) {
        super(message);
    }

    LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
