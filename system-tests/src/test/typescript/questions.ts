// The README's six questions, and one document written, with the types that openapi-typescript makes of the API
// document. Takes the root URL of a suite with both examples loaded; ends with an error if an answer is not the expected.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./build/parley.js";

type Schemas = components["schemas"];

const TALKS = "qatar-talks-2023-10";
const AT_FIVE = "2023-10-09T05:00:00Z";
const AT_NOON = "2023-10-09T12:00:00Z";

// lists are also answered as lines and tables: this client reads JSON
type Json = "application/json" | "application/problem+json" | "application/cloudevents-batch+json";

const parley = createClient<paths, Json>({ baseUrl: process.argv[2] ?? "http://127.0.0.1:8080" });

function answered<T>(response: { data?: T; error?: unknown }): T {
  if (response.data === undefined) {
    throw new Error(`refused: ${JSON.stringify(response.error)}`);
  }
  return response.data;
}

// 1: who can carry a message, and how?
const routes = answered(
  await parley.GET("/v1/actors/{id}/routes", {
    params: { path: { id: "united-states" }, query: { to: "hamas", at: AT_NOON } },
  }),
);
assert.deepEqual(routes.items[0]?.actors, ["united-states", "qatar", "hamas"]);
assert.deepEqual(
  routes.items[0]?.hops.map((hop) => hop.channel),
  ["us-qatar", "qatar-hamas-doha"],
);

// 2: what was offered for what, as known at a moment?
async function claims(knownAt: string): Promise<string[]> {
  const revisions = answered(
    await parley.GET("/v1/exchanges/{exchange}/revisions", {
      params: { path: { exchange: TALKS }, query: { knownAt } },
    }),
  );
  const commitment = revisions.items[0]?.commitments.find((one) => one.id === "israel-releases");
  return commitment?.claims.map((claim) => claim.id) ?? [];
}
assert.deepEqual(await claims(AT_FIVE), ["xinhua-all"]);
assert.deepEqual(await claims(AT_NOON), ["xinhua-all", "reuters-36"]);

// 3: who was asked and has not answered?
const unanswered = answered(
  await parley.GET("/v1/positions", {
    params: { query: { stance: ["NO_RESPONSE", "DECLINED_TO_COMMENT", "NOT_REACHED"] } },
    querySerializer: { array: { style: "form", explode: false } },
  }),
);
assert.deepEqual(unanswered.items.map((position) => position.actor).sort(), [
  "hamas",
  "israel-prime-ministers-office",
  "qatar-foreign-ministry",
  "us-state-department",
]);

// 4: what happened, and who reported it?
const events = answered(
  await parley.GET("/v1/events", {
    params: { query: { from: "2023-10-07T00:00:00Z", to: "2023-10-09T23:59:59.999Z", exchange: [TALKS] } },
  }),
);
assert.equal(events.items.length, 11);
for (const claim of events.items.flatMap((event) => event.claims)) {
  assert.equal(typeof claim.citation.credibility, "number");
}

// 5: how many are promised, delivered, outstanding?
const ledger = answered(await parley.GET("/v1/exchanges/{id}/ledger", { params: { path: { id: TALKS } } }));
const commitments = ledger.commitments ?? [];
const outstanding = new Map(commitments.map((line) => [line.commitment, line.outstanding]));
assert.equal(outstanding.get("hamas-releases")?.kind, "UNKNOWN");
assert.equal(outstanding.get("israel-releases")?.value, 36);

// 6: what changed since I last looked?
for (const feed of ["/v1/feeds/actors", "/v1/feeds/exchanges", "/v1/feeds/timeline"] as const) {
  const after = async (lastEventId: string) =>
    answered(await parley.GET(feed, { params: { query: { lastEventId, limit: 500 } } }));
  const all = await after("0");
  const last = all.at(-1);
  assert.ok(last);
  assert.deepEqual(await after(last.id), []);
}

// A quantity is sent without what is derived from it, and a dossier is typed down to its claims.
const quantity: Schemas["Quantity"] = { kind: "EXACT", unit: "PERSONS", value: 36 };
const file: Schemas["DossierFile"] = {
  format: "parley-dossier/1",
  sources: [{ id: "ap", name: "Associated Press", type: "WIRE", reliability: "B", marking: "CLEAR" }],
};
const report = answered(await parley.POST("/v1/dossiers", { params: { query: { dryRun: true } }, body: file }));
assert.equal(report.items[0]?.id, "ap");
assert.equal(quantity.value, 36);

const dossier = answered(await parley.GET("/v1/dossiers/{id}", { params: { path: { id: TALKS } } }));
const exchange = dossier.exchanges?.[0];
assert.ok(exchange && "ledger" in exchange);
assert.equal(exchange.ledger.commitments?.length, commitments.length);

// A version is replaced by whoever has read it.
const read = await parley.GET("/v1/sources/{id}", { params: { path: { id: "ap" } } });
const { id, name, type, reliability, marking } = answered(read);
const written = await parley.PUT("/v1/sources/{id}", {
  params: { path: { id }, header: { "If-Match": read.response.headers.get("ETag") ?? "" } },
  body: { id, name, type, reliability, marking },
});
assert.equal(answered(written).version, answered(read).version);

console.log("six questions answered");
