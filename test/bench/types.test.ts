import { expect, test } from "vitest";
import { sampleValue } from "../../bench/types/sample-value.ts";
import { runBenchmark } from "./run-benchmark.ts";

test("each client is type-checked with the manifest and through declarations", {
  timeout: 240_000,
}, async () => {
  const printed = await runBenchmark("types", "--rounds", "1", "--jobs", "2", "--compilers", "7.0");
  for (const client of ["generated client", "publish<Name>() over z.input", "createClient(manifest)"])
    expect(printed.split(`'${client}'`), client).toHaveLength(3);
  expect(printed).not.toContain("NaN");
});

test("call sites hand over what a payload's schema takes", () => {
  const schema = {
    type: "object",
    properties: {
      kind: { const: "mail" },
      state: { enum: ["open", "closed"] },
      to: { anyOf: [{ type: "string" }, { type: "null" }] },
      lines: { type: "array", items: { type: "integer" } },
      count: { type: "integer", default: 3 },
      note: { type: "string" },
    },
    required: ["kind", "state", "to", "lines", "count"],
  };
  expect(sampleValue(schema)).toEqual({ kind: "mail", state: "open", to: "text", lines: [1], count: 3 });
});
