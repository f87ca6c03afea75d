package dev.parley.gateway.catalog;

import java.io.IOException;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

class PackagedCatalog {

    @Produces
    @Singleton
    Catalog catalog(ObjectMapper json) throws IOException {
        return Catalog.packaged(json);
    }
}
