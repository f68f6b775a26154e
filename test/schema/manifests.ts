import { type DefinedJob, defineJob, defineManifest, type Manifest } from "jobwright";
import { expect } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import type { Contract, JobContract } from "../../schema/contract.ts";

/** A manifest from an object that the compiler would refuse: what JavaScript and casts give. */
export function untypedManifest(definition: object): Manifest {
  return defineManifest(definition as never);
}

/** A job from an object that the compiler would refuse. */
export function untypedJob(definition: object): DefinedJob<string> {
  return defineJob(definition as never) as DefinedJob<never>;
}

/** The contract of a manifest that must not be refused. */
export async function contractOf(manifest: Manifest): Promise<Contract> {
  const { contract, diagnostics } = await buildContract(manifest);
  if (contract) return contract;
  throw new Error(JSON.stringify(diagnostics, undefined, 2));
}

/** The contract of one job with these options. */
export async function jobWith(options: object): Promise<JobContract | undefined> {
  const payload = z.object({ id: z.string(), full: z.boolean().default(false) });
  const job = untypedJob({ name: "a", payload, options });
  return (await contractOf(defineManifest({ name: "m", jobs: [job] }))).jobs[0];
}

/** `CODE job path` of every problem of a manifest that must be refused. */
export async function problemsOf(manifest: unknown): Promise<readonly string[]> {
  const { contract, diagnostics } = await buildContract(manifest);
  expect(contract).toBeUndefined();
  return diagnostics.map(({ code, job = "-", path = "-" }) => `${code} ${job} ${path}`);
}

/** `CODE path` of every problem with the options of one job. */
export async function optionProblems(options: object): Promise<readonly string[]> {
  const job = untypedJob({ name: "a", payload: z.object({ id: z.string() }), options });
  const { diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }));
  return diagnostics.map(({ code, path }) => `${code} ${path}`);
}
