package dev.parley.gateway.dossier;

import dev.parley.gateway.catalog.Service;

/** A service did not respond. */
class ServiceUnavailableException extends RuntimeException {

    private final Service service;

    ServiceUnavailableException(Service service, String reason) {
        super(reason, null, false, false);
        this.service = service;
    }

    Service service() {
        return service;
    }
}
