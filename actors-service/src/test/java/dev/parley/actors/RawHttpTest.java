package dev.parley.actors;

import dev.parley.http.RawHttpContract;

@ServiceTest
class RawHttpTest extends RawHttpContract {

    @Override
    protected String readPath() {
        return "/v1/actors";
    }

    @Override
    protected String writePath() {
        return "/v1/actors/batch";
    }

    @Override
    protected String body() {
        return "[]";
    }
}
