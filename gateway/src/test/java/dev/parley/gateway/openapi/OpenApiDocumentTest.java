package dev.parley.gateway.openapi;

import dev.parley.http.OpenApiDocumentContract;
import dev.parley.gateway.GatewayTest;

@GatewayTest
class OpenApiDocumentTest extends OpenApiDocumentContract {}
