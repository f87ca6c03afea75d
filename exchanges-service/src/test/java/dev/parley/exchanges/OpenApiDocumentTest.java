package dev.parley.exchanges;

import dev.parley.http.OpenApiDocumentContract;

@ServiceTest
class OpenApiDocumentTest extends OpenApiDocumentContract {}
