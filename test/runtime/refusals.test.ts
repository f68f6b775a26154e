import { defineJob, defineManifest } from "jobwright";
import { connectClient, connectWorker, OptionError } from "jobwright/runtime";
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
