import type { SourceFileStructure } from "ts-morph";
import type { Contract, JobContract } from "../schema/contract.ts";
import { runtimeContract } from "../schema/runtime-contract.ts";
import { header } from "./header.ts";
import { arrayLiteral, jsonLiteral, objectLiteral } from "./literal.ts";
import { importTypes, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";

/** `contract.ts`: the runtime's part of the contract as a module, since JSON imports differ between tools. */
export function contractModule({ contract, manifestPath }: TemplateInput): SourceFileStructure {
  return sourceFile([
    header(manifestPath),
    ...importTypes(["RuntimeContract"], "jobwright/client"),
    `\nexport const contract: RuntimeContract = ${contractLiteral(contract)};`,
  ]);
}

function contractLiteral(contract: Contract): string {
  const { jobs, ...others } = runtimeContract(contract);
  const members = Object.entries(others).map(([key, value]) => [key, jsonLiteral(value)] as const);
  const texts = contract.jobs.map((job, index) => jobText(job, jobs[index]));
  return objectLiteral([...members, ["jobs", arrayLiteral(texts, "  ")]]);
}

/** Of the contracts that are in memory, which never change: a watch writes again and again what mostly is the same. */
const known = new WeakMap<JobContract, string>();

function jobText(job: JobContract, runtime: unknown): string {
  const text = known.get(job) ?? jsonLiteral(runtime, "    ");
  known.set(job, text);
  return text;
}
