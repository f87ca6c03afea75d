package dev.parley.gateway.openapi;

import dev.parley.gateway.GatewayTest;
import dev.parley.http.OpenApiDocumentContract;

@GatewayTest
class OpenApiDocumentTest extends OpenApiDocumentContract {}
