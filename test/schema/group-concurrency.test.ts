import { defineJob, defineManifest, defineRouter } from "jobwright";
import { expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import type { Target } from "../../schema/target.ts";
import { untypedJob, untypedManifest } from "./manifests.ts";

const payload = z.object({ id: z.string() });

test("the innermost groupConcurrency wins, and false closes what is open further out", async () => {
  const job = (groupConcurrency?: number | false) =>
    defineJob({ payload, options: groupConcurrency === undefined ? {} : { groupConcurrency } });
  const router = defineRouter({
    namespace: "r",
    jobs: { a: job(), b: job(1), c: job(false) },
  });
  const manifest = defineManifest({ name: "m", options: { groupConcurrency: 4 }, routers: [router] });
  const { contract } = await buildContract(manifest, { target: "pg-boss" });

  expect(contract?.jobs.map(({ key, options }) => [key, options.groupConcurrency])).toEqual([
    ["a", 4],
    ["b", 1],
    ["c", null],
  ]);
});

test("without it a job has no groups", async () => {
  const manifest = defineManifest({ name: "m", jobs: [untypedJob({ name: "a", payload })] });
  const { contract } = await buildContract(manifest, { target: "pg-boss" });

  expect(contract?.jobs[0]?.options.groupConcurrency).toBeNull();
});

test.each<[Target, unknown, string]>([
  ["portable", 1, "TARGET_OPTION options.groupConcurrency"],
  ["bullmq", 1, "TARGET_OPTION options.groupConcurrency"],
  ["pg-boss", 0, "OPTION_INVALID options.groupConcurrency"],
  ["pg-boss", "2", "OPTION_INVALID options.groupConcurrency"],
  ["pg-boss", true, "OPTION_INVALID options.groupConcurrency"],
])("with the target %s, groupConcurrency: %o is a diagnostic", async (target, groupConcurrency, problem) => {
  const jobs = [untypedJob({ name: "a", payload, options: { groupConcurrency } })];
  const { diagnostics } = await buildContract(untypedManifest({ name: "m", jobs }), { target });

  expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual([problem]);
});
