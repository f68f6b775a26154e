import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { compareWithDisk } from "../../generator/compare.ts";
import { loadConfig } from "../../generator/load-config.ts";
import { loadContract } from "../../generator/load-contract.ts";
import { planOutput } from "../../generator/plan.ts";
import { writeOutput } from "../../generator/write-output.ts";

/**
 * Each folder of test/golden is a small project with its committed output. To accept a change of the output:
 * `UPDATE_GOLDEN=1 npm test -- test/generator/golden`, and read the diff.
 */
const golden = resolve(import.meta.dirname, "../golden");

describe("the generated output of", () => {
  test.each(readdirSync(golden))("%s is as it was", async (name) => {
    const config = await loadConfig(join(golden, name));
    const { contract } = await loadContract(config);
    const plan = await planOutput(contract, config);
    if (process.env.UPDATE_GOLDEN) await writeOutput(await compareWithDisk(plan), plan, (path) => path);
    const { changes, kept } = await compareWithDisk(plan);
    for (const change of changes) {
      const text = existsSync(change.path) ? readFileSync(change.path, "utf8") : undefined;
      expect(text, change.path).toBe(change.state === "extra" ? undefined : change.text);
    }
    expect({ changes, kept }).toEqual({ changes: [], kept: [] });
  });
});
