package dev.parley.launcher;

/** Something the person at the keyboard can act upon: the message alone is shown, without a stack trace. */
public final class LauncherException extends RuntimeException {

    LauncherException(String message) {
        super(message);
    }

    LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
