import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { keepPrintedHashes, readPrintedHashes } from "../../generator/cache/printed-hashes.ts";
import { compareWithDisk } from "../../generator/compare.ts";
import { hashOf, recordName } from "../../generator/output-record.ts";
import { planOutput } from "../../generator/plan.ts";
import { type PrintedHashes, Printer } from "../../generator/printer.ts";
import { writeOutput } from "../../generator/write-output.ts";
import { loadPrinter } from "../../templates/print.ts";
import { contractOf, resolvedConfig } from "./planned.ts";
import { createProject, type Project } from "./project.ts";

let project: Project;
beforeEach(() => {
  project = createProject({});
});
afterEach(() => project[Symbol.dispose]());

const text = z.object({ userId: z.string() });
const jobs = { cleanup: text, welcome: text, goodbye: text };

describe("a run prints", () => {
  test("every file at first, and none when nothing changed", async () => {
    const first = await run(jobs);
    expect(first.printed).toContain("jobs/cleanup.ts");
    expect(first.printed).toContain("client.ts");
    const second = await run(jobs, first.hashes);
    expect(second).toMatchObject({ printed: [], written: [] });
  });

  test("only the job that changed", async () => {
    const { hashes } = await run(jobs);
    const { printed, written } = await run({ ...jobs, welcome: z.object({ userId: z.int() }) }, hashes);
    expect(printed).toEqual(["jobs/welcome.ts"]);
    expect(written).toEqual(
      ["contract.json", "jobs/welcome.ts", "schemas/welcome.schema.json", recordName].map(generated),
    );
  });

  test("a job that is new, its handler, and the files that name all jobs", async () => {
    const { hashes } = await run(jobs);
    const { printed } = await run({ ...jobs, another: text }, hashes);
    const all = ["client.ts", "contract.ts", "handlers.ts", "index.ts", "worker.ts"];
    expect(printed.toSorted()).toEqual(["another.ts", ...all, "jobs/another.ts"].toSorted());
  });

  test("only what is gone or was edited", async () => {
    const { hashes } = await run(jobs);
    rmSync(generated("jobs/cleanup.ts"));
    writeFileSync(generated("jobs/welcome.ts"), "// mine\n");
    const { printed, written } = await run(jobs, hashes);
    expect(printed).toEqual(["jobs/cleanup.ts", "jobs/welcome.ts"]);
    expect(written).toEqual(printed.map(generated));
  });
});

test("a file that was edited together with its entry in the record is found and restored", async () => {
  const { hashes } = await run(jobs);
  const client = readFileSync(generated("client.ts"), "utf8");
  const forged = client.replace("connectClient(manifest", "connectClient(globalThis");
  const record = readFileSync(generated(recordName), "utf8");
  writeFileSync(generated("client.ts"), forged);
  writeFileSync(generated(recordName), record.replace(hashOf(client), hashOf(forged)));
  const { written } = await run(jobs, hashes);
  expect(written).toEqual(["client.ts", recordName].map(generated));
  expect(readFileSync(generated("client.ts"), "utf8")).toBe(client);
  expect(readFileSync(generated(recordName), "utf8")).toBe(record);
});

describe("what was printed is remembered", () => {
  const hashes = new Map([[hashOf("structure"), hashOf("text")]]);
  const config = (): string => project.path("jobwright.config.ts");

  test("for the project's config, beside its installed packages", () => {
    keepPrintedHashes(config(), hashes);
    expect(readPrintedHashes(config())).toEqual(hashes);
    expect(readPrintedHashes(project.path("other.config.ts"))).toEqual(new Map());
    expect(readdirSync(project.path("node_modules/.cache"))).toEqual(["jobwright"]);
  });

  test("for the same printer alone", () => {
    keepPrintedHashes(config(), hashes);
    changeCache((cached) => cached.replace(/"printer":"sha256:./, '"printer":"sha256:-'));
    expect(readPrintedHashes(config())).toEqual(new Map());
  });

  test("unless the cache is damaged, or cannot be written", () => {
    keepPrintedHashes(config(), hashes);
    changeCache((cached) => cached.slice(0, -10));
    expect(readPrintedHashes(config())).toEqual(new Map());
    rmSync(project.path("node_modules/.cache"), { recursive: true });
    writeFileSync(project.path("node_modules/.cache"), "");
    keepPrintedHashes(config(), hashes);
    expect(readPrintedHashes(config())).toEqual(new Map());
  });

  function changeCache(change: (text: string) => string): void {
    const folder = project.path("node_modules/.cache/jobwright");
    for (const file of readdirSync(folder)) {
      writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
    }
  }
});

describe("in a checkout with the line ends of Windows", () => {
  beforeEach(async () => {
    await run(jobs);
    for (const file of project.files("generated")) {
      const path = generated(file);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll("\n", "\r\n"));
    }
  });

  test("nothing differs, and nothing is written", async () => {
    expect(await run(jobs)).toMatchObject({ written: [] });
  });

  test("only what changed is written, with codegen's own line ends", async () => {
    const { written } = await run({ ...jobs, welcome: z.object({ userId: z.int() }) });
    expect(written).toContain(generated("jobs/welcome.ts"));
    expect(written).not.toContain(generated("jobs/cleanup.ts"));
    expect(readFileSync(generated("jobs/welcome.ts"), "utf8")).not.toContain("\r");
  });

  test("what was edited differs, and what is gone from the manifest is deleted", async () => {
    writeFileSync(generated("jobs/welcome.ts"), "// mine\r\n");
    const { states } = await run({ cleanup: text, welcome: text });
    expect(states.get(generated("jobs/welcome.ts"))).toBe("edited");
    expect(states.get(generated("jobs/goodbye.ts"))).toBe("extra");
    expect(existsSync(generated("jobs/goodbye.ts"))).toBe(false);
  });

  test("a folder whose record is gone is still known as codegen's", async () => {
    rmSync(generated(recordName));
    expect(await run(jobs)).toMatchObject({ written: [generated(recordName)] });
  });
});

function generated(file: string): string {
  return project.path(`generated/${file}`);
}

/** Plans the output of jobs by their payloads, and writes it. */
async function run(payloads: Readonly<Record<string, z.ZodType>>, known?: PrintedHashes) {
  const plan = await planOutput(await contractOf(payloads), resolvedConfig(project.folder));
  const printed: string[] = [];
  const print = await loadPrinter();
  const printer = new Printer(known, async () => (file) => {
    printed.push("path" in file ? String(file.path) : "");
    return print(file);
  });
  const comparison = await compareWithDisk(plan, printer);
  await writeOutput(comparison, plan, (path) => path);
  const states = new Map(comparison.changes.map(({ path, state }) => [path, state]));
  return { printed, states, written: [...states.keys()], hashes: printer.hashes };
}
