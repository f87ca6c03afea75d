package dev.parley.gateway.dossier;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.proxy.Service;
import dev.parley.gateway.proxy.ServiceAddresses;
import io.vertx.core.http.HttpClient;

@Singleton
class ActorsClient extends ServiceClient {

    ActorsClient(HttpClient client, ServiceAddresses addresses, ObjectMapper json) {
        super(Service.ACTORS, client, addresses, json);
    }
}
