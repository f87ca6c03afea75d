package dev.parley.actors;

import dev.parley.http.OpenApiDocumentContract;

@ServiceTest
class OpenApiDocumentTest extends OpenApiDocumentContract {}
