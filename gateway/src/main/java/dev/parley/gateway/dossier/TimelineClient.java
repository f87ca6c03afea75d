package dev.parley.gateway.dossier;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.proxy.Service;
import dev.parley.gateway.proxy.ServiceAddresses;
import io.vertx.core.http.HttpClient;

@Singleton
class TimelineClient extends ServiceClient {

    TimelineClient(HttpClient client, ServiceAddresses addresses, ObjectMapper json) {
        super(Service.TIMELINE, client, addresses, json);
    }
}
