package dev.parley.gateway.dossier;

import com.fasterxml.jackson.databind.JsonNode;

/** The status and the JSON body of a service's response. */
record ServiceResponse(int status, JsonNode body) {}
