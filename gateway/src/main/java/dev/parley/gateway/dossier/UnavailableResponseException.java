package dev.parley.gateway.dossier;

import dev.parley.gateway.catalog.Service;

/** A service, or a proxy in front of it, responded that it is unavailable. */
final class UnavailableResponseException extends ServiceUnavailableException {

    private final String retryAfter;

    /** @param retryAfter when to try again, as the response says; null if it does not */
    UnavailableResponseException(Service service, int status, String retryAfter) {
        super(service, "status " + status);
        this.retryAfter = retryAfter;
    }

    String retryAfter() {
        return retryAfter;
    }
}
