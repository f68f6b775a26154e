import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { floor, jobwrightRuns } from "../../bench/codegen/jobwright-runs.ts";
import { writePayloadDocuments } from "../../bench/codegen/payload-documents.ts";
import { goalTable, growthTable, sizeTable } from "../../bench/codegen/tables.ts";
import type { Measured } from "../../bench/run-measured.ts";
import { runBenchmark } from "./run-benchmark.ts";

const runs = [floor, ...Object.values(jobwrightRuns)];

test("codegen is measured as users run it", { timeout: 240_000 }, async () => {
  const printed = await runBenchmark("codegen", "--no-peers", "--rounds", "1", "--jobs", "2");
  for (const run of runs) expect(printed.split(`'${run}'`), run).toHaveLength(2);
  expect(printed).not.toContain("NaN");
});

test("other generators get the payloads as components, as operations and as files", async () => {
  const folder = await mkdtemp(join(import.meta.dirname, "../../.jobwright/test-bench-"));
  try {
    const documents = await writePayloadDocuments(folder, 3);
    const { components, paths } = JSON.parse(await readFile(documents.operations, "utf8"));
    expect(Object.keys(components.schemas)).toEqual(["Job0", "Job1", "Job2"]);
    expect(Object.keys(components.schemas.Job2.properties)).toHaveLength(8);
    expect(JSON.stringify(paths["/Job2"])).toContain('"$ref":"#/components/schemas/Job2"');
    expect(JSON.parse(await readFile(documents.components, "utf8")).components).toEqual(components);
    expect((await readdir(documents.schemas)).sort()).toEqual(["Job0.json", "Job1.json", "Job2.json"]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

const result = (jobs: number, cpu: number) => ({
  jobs,
  rounds: [1, 3, 2].map((round) => new Map(runs.map((run) => [run, measured(cpu * round)]))),
});

test("tables give medians, ratios to the cold run, growth for a tenfold, and the goals that are met", () => {
  const [small, large] = [result(100, 500), result(1_000, 2_000)];
  expect(sizeTable(large)).toContainEqual(
    expect.objectContaining({
      run: jobwrightRuns.check,
      "cpu, s": 4,
      "cpu, × ours cold": 1,
      "peak, MB": 4_000,
    }),
  );
  expect(growthTable([small, large])[0]).toEqual({ run: floor, "100 → 1000": 4 });
  expect(growthTable([small, result(10_000, 50_000)])[0]).toEqual({ run: floor, "100 → 10000": 10 });
  expect(goalTable(result(1_000, 150)).map(({ met }) => met)).toEqual(Array(9).fill("yes"));
  expect(new Set(goalTable(large).map(({ met }) => met))).toEqual(new Set(["no"]));
});

function measured(cpu: number): Measured {
  return { wall: cpu, cpu, peakMemory: cpu, stdout: "" };
}
