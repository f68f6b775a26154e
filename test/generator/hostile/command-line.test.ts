import { existsSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createProject } from "../project.ts";
import { config } from "../small-project.ts";
import { hostileContents, hostileNames, type ManifestModel } from "./manifest-model.ts";

const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 2 ** 31);

/** The real command line takes half a second a run, so it gets a few of the manifests. */
const few = { seed, numRuns: 2, endOnFailure: true };

test("the command line writes in its folders and nowhere else, or says why not", async () => {
  console.log(`HOSTILE_SEED=${seed}`);
  await fc.assert(fc.asyncProperty(hostileContents, expectContained), few);
  await fc.assert(fc.asyncProperty(hostileNames, expectContained), few);
}, 120_000);

async function expectContained(model: ManifestModel): Promise<void> {
  using project = createProject({ "jobwright.config.ts": config, "jobs.manifest.ts": manifestText(model) });
  const { code, stderr } = await project.run("codegen");
  expect([0, 1]).toContain(code);
  expect(stderr).not.toMatch(/\n +at |[^\P{Cc}\n\t]/u);
  if (code === 1) expect(stderr).toMatch(/ error [A-Z_]+.*: .+\n {2}fix: ./s);
  const folders = new Set(project.files().map((file) => file.split("/")[0]));
  expect([...folders].filter((name) => !mayBe.has(name))).toEqual([]);
  if (code === 1) expect(project.exists("generated")).toBe(false);
  // Where names such as `../../x` would lead.
  for (const outside of ["../x", "../../x", "../x.ts"]) expect(existsSync(project.path(outside))).toBe(false);
}

const mayBe: ReadonlySet<string | undefined> = new Set([
  ...["generated", "handlers", "jobs.manifest.ts", "jobwright.config.ts", "package.json"],
]);

function manifestText(model: ManifestModel): string {
  const builder = join(import.meta.dirname, "manifest-model.ts");
  return `import { manifestOf } from ${JSON.stringify(builder)};
export default manifestOf(${JSON.stringify(model)});
`;
}
