import { defineJob, defineManifest } from "jobwright";
import { expect, test } from "vitest";
import * as zod3 from "zod-3.25";
import * as zod4 from "zod-3.25/v4";
import { contractOf } from "./manifests.ts";

test("what the zod 4 of zod 3.25 says of a schema is in the JSON Schema, though its registry is its own", async () => {
  const address = zod4
    .object({ city: zod4.string().describe("Its name.") })
    .meta({ id: "Address", title: "Place" });
  const payload = zod4.object({ from: address, to: address, old: zod4.string().meta({ deprecated: true }) });
  const [job] = (
    await contractOf(defineManifest({ name: "m", jobs: [defineJob({ name: "ship", payload })] }))
  ).jobs;
  expect(job?.payload.schema).toMatchObject({
    properties: { from: { $ref: "#/$defs/Address" }, old: { deprecated: true } },
    $defs: { Address: { title: "Place", properties: { city: { description: "Its name." } } } },
  });
});

test("descriptions of zod 3.25 are in the JSON Schema", async () => {
  const payload = zod3.object({ city: zod3.string().describe("Its name.") });
  const [job] = (
    await contractOf(defineManifest({ name: "m", jobs: [defineJob({ name: "ship", payload })] }))
  ).jobs;
  expect(job?.payload.schema).toMatchObject({ properties: { city: { description: "Its name." } } });
});
