import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run, type ScratchProject, scratchProject } from "../docs/scratch-project.ts";
import { shopFiles, welcomed } from "./shop.ts";

/** What `import "jobwright/…"` can name, but JSON, which is no module. */
const entries = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).exports)
  .filter((entry) => !entry.endsWith(".json"))
  .map((entry) => join("jobwright", entry));

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
});
afterAll(() => project.remove());

const node = (...given: readonly string[]) => run(process.execPath, given, project.folder);

describe("a CommonJS module", { timeout: 120_000 }, () => {
  test.each(entries)("requires %s, and gets what import gives", async (entry) => {
    const program = `
      const required = require("${entry}");
      import("${entry}").then((imported) => {
        const differs = Object.keys(imported).filter((name) => imported[name] !== required[name]);
        console.log(Object.keys(imported).length > 0, differs);
      });`;
    expect(await node("--input-type=commonjs", "-e", program)).toEqual({
      code: 0,
      stdout: "true []\n",
      stderr: "",
    });
  });

  test("requires a generated client and worker, publishes and works", async () => {
    await project.write({
      ...shopFiles(".ts"),
      "main.cjs": `const { embedded } = require("jobwright/embedded");
const { createJobs, createWorker } = require("./src/generated/index.ts");

(async () => {
  const backend = embedded();
  const jobs = createJobs({ backend });
  const { id } = await jobs.emails.welcome.publish({ name: "Ada" });
  await createWorker({ backend }).runOnce();
  console.log((await jobs.emails.welcome.waitFor(id)).text);
  await backend.close();
})();
`,
    });
    expect((await project.jobwright("codegen")).code).toBe(0);
    expect(await node("--disable-warning=ExperimentalWarning", "main.cjs")).toEqual(welcomed);
  });
});
