package dev.parley.gateway.dossier;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A service's response.
 *
 * @param location the header of that name; null without one
 * @param body JSON
 */
record ServiceResponse(int status, String location, JsonNode body) {}
