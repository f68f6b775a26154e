import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run, type ScratchProject, scratchProject } from "../docs/scratch-project.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { shopFiles } from "./shop.ts";

/** What a program that only publishes, on pg-boss, must do without. */
const foreign = [
  /jobwright\/dist\/(generator|templates)\//,
  /jobwright\/dist\/runtime\/(index\.js|worker\/|backends\/(bullmq|embedded)\/)/,
  /src\/(handlers\/|context\.|generated\/(worker|handlers|index)\.)/,
  /node_modules\/(bullmq|ioredis|@electric-sql|ts-morph|yargs|jiti|zod-to-json-schema)\//,
];
const isForeign = (file: string): boolean => foreign.some((pattern) => pattern.test(file));

/** The part of the backend that works jobs: there for whoever needs it, and not loaded before. */
const working = /pg-boss\/(consumer|worker-loop|claim|settlements|upkeep)\.js$/;

const needed = [
  "src/publish.ts",
  "generated/client.ts",
  "src/jobs.manifest.ts",
  "publisher/connect-client.js",
];

const publisher = `import { pgBoss } from "jobwright/pg-boss";
import { createJobs } from "./generated/client.ts";

const backend = pgBoss({ connectionString: "postgres://127.0.0.1:1/none" });
const jobs = createJobs({ backend });
await jobs.emails.welcome.publish({ name: "Ada" }).catch((error: Error) => console.log(error.name));
await jobs.emails.welcome.publish(JSON.parse("{}")).catch((error: Error) => console.log(error.name));
await backend.close();
`;

/** Prints the address of each module when it is loaded, to stderr. */
const listing = `import { registerHooks } from "node:module";
registerHooks({
  load(url, context, next) {
    console.error(url);
    return next(url, context);
  },
});
`;

let project: ScratchProject;
beforeAll(async () => {
  project = await scratchProject();
  await project.write({ ...shopFiles(".ts"), "src/publish.ts": publisher, "listing.mjs": listing });
  expect((await project.jobwright("codegen")).code).toBe(0);
});
afterAll(() => project.remove());

const runs = { code: 0, stdout: "UnreachableError\nPayloadError\n" };

test("a process that only publishes loads nothing of the worker and no driver but its own", {
  timeout: 120_000,
}, async () => {
  const program = ["--import", "./listing.mjs", "src/publish.ts"];
  const { stderr, ...finished } = await run(process.execPath, program, project.folder);
  expect(finished).toEqual(runs);
  const loaded = stderr.trim().split("\n");
  for (const name of [...needed, "pg-boss/create-backend.js"])
    expect(
      loaded.filter((url) => url.endsWith(name)),
      name,
    ).toHaveLength(1);
  expect(loaded.filter((url) => isForeign(url) || working.test(url))).toEqual([]);
});

describe("a bundle of a publisher", { timeout: 120_000 }, () => {
  let bundled: Bundle;
  beforeAll(async () => {
    bundled = await bundle(join(project.folder, "src/publish.ts"));
  });

  test("holds the client, the manifest and the backend, and runs", async () => {
    for (const name of needed)
      expect(
        bundled.modules.filter((file) => file.endsWith(name)),
        name,
      ).toHaveLength(1);
    expect(await run(process.execPath, [bundled.program], project.folder)).toEqual({ ...runs, stderr: "" });
  });

  test("holds no handler, no context, nothing of the worker, no generator and no other backend", () => {
    expect(bundled.modules.filter(isForeign)).toEqual([]);
  });

  test("loads what works jobs on its backend only when it is asked to", () => {
    expect(bundled.modules.filter((file) => working.test(file))).not.toEqual([]);
    expect(bundled.loaded.filter((file) => working.test(file))).toEqual([]);
  });

  test("imports no package but the driver of its backend", () => {
    const packages = bundled.imports.filter((name) => !/^node:|\.m?js$/.test(name));
    expect(packages).toEqual(["pg-boss"]);
  });
});
