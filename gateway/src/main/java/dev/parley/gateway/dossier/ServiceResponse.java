package dev.parley.gateway.dossier;

import com.fasterxml.jackson.databind.JsonNode;

/** What a service answered. */
record ServiceResponse(int status, JsonNode body) {}
