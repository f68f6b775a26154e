import { defineJob, defineManifest } from "jobwright";
import { type Backend, connectClient, connectWorker, OptionError } from "jobwright/runtime";
import { expect, test } from "vitest";
import * as z from "zod";
import { bullmq } from "../../runtime/backends/bullmq/index.ts";
import { buildContract } from "../../schema/build-contract.ts";
import { runtimeContract } from "../../schema/runtime-contract.ts";

const manifest = defineManifest({
  name: "refusals",
  jobs: [defineJob({ name: "noop", payload: z.object({}) })],
});
const { contract: built } = await buildContract(manifest);
if (!built) throw new Error("The manifest has errors.");
const contract = runtimeContract(built);
const bindings = { manifest, contract, handlers: {} };
// Never connected: every one of these is refused before.
const backend = bullmq({ connection: "redis://127.0.0.1:1" });

/** As a program without types would call it. */
const untyped = (value: unknown): never => value as never;

test.each([[undefined], [null], ["redis://127.0.0.1"], [{}]])("%j is no backend", (value) => {
  expect(() => connectClient(manifest, contract, { backend: untyped(value) })).toThrow("bullmq()");
  expect(() => connectWorker(bindings, { backend: untyped(value) })).toThrow(OptionError);
});

test("a backend that lacks what the target opens is refused, by the name of what to give", () => {
  const pgBoss = { ...backend, kind: "pg-boss" } as const;
  const embedded = { ...backend, kind: "embedded" } as const;
  const cases = [
    ["bullmq", [backend], [pgBoss, embedded], "it takes what bullmq() returns"],
    ["pg-boss", [pgBoss, embedded], [backend], "it takes what pgBoss() or embedded() returns"],
    ["portable", [backend, pgBoss, embedded], [], ""],
  ] as const;
  for (const [target, able, unable, message] of cases) {
    const targeted = { ...contract, target };
    const create = [
      (one: Backend) => connectClient(manifest, targeted, { backend: one }),
      (one: Backend) => connectWorker({ ...bindings, contract: targeted }, { backend: one }),
    ];
    for (const call of create) {
      for (const one of able) expect(() => call(one)).not.toThrow();
      for (const one of unable) {
        expect(() => call(one)).toThrow(OptionError);
        expect(() => call(one)).toThrow(message);
      }
    }
  }
});

test("a worker's options are refused by name", () => {
  expect(() => connectWorker(bindings, untyped({ backend, concurency: 5 }))).toThrow("concurency");
  expect(() => connectWorker(bindings, { backend, concurrency: 0 })).toThrow("concurrency");
  expect(() => connectWorker(bindings, { backend, drain: untyped("soon") })).toThrow("drain");
  expect(() => connectWorker(bindings, { backend, hooks: { onSucess: () => {} } })).toThrow("onSucess");
  expect(() => connectWorker(bindings, { backend, hooks: { noop: { onEnd: () => {} } } })).toThrow("onEnd");
  expect(() => connectWorker(bindings, { backend, handlers: { nop: () => {} } })).toThrow("nop");
});

test("a pass of other options than its own works nothing", async () => {
  const worker = connectWorker(bindings, { backend });
  await expect(worker.runOnce(untyped({ job: ["noop"] }))).rejects.toThrow("job");
  await expect(worker.runOnce({ limit: 0 })).rejects.toThrow("limit");
  await expect(worker.start(["nop"])).rejects.toThrow("nop");
});

test("entries of publishMany are { payload, options }", async () => {
  const { publishMany } = connectClient(manifest, contract, { backend }).job("noop");
  await expect(publishMany(untyped({ payload: {} }))).rejects.toThrow("list");
  await expect(publishMany([untyped({ payload: {}, opts: { delay: 5 } })])).rejects.toThrow("opts");
});

test("a job that the manifest lacks asks for codegen", () => {
  const noop = contract.jobs[0];
  if (!noop) throw new Error("The contract has no job.");
  const stale = { ...contract, jobs: [{ ...noop, name: "gone" }] };
  expect(() => connectClient(manifest, stale, { backend })).toThrow("jobwright codegen");
});
