package dev.parley.exchanges;

import dev.parley.http.RawHttpContract;

@ServiceTest
class RawHttpTest extends RawHttpContract {

    @Override
    protected String readPath() {
        return "/v1/exchanges";
    }

    @Override
    protected String writePath() {
        return "/v1/exchanges/batch";
    }

    @Override
    protected String body() {
        return "[]";
    }
}
