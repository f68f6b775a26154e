import type { Contract } from "../schema/contract.ts";
import { clientFile } from "./client.ts";
import { contractModule } from "./contract-module.ts";
import { handlerStub } from "./handler-stub.ts";
import { handlersFile } from "./handlers.ts";
import { clientIndexFile, indexFile, workerIndexFile } from "./index-module.ts";
import { jobTypesFile } from "./job-types.ts";
import { jsonFiles } from "./json-files.ts";
import { outline } from "./outline.ts";
import type { Print } from "./print.ts";
import { sharedTypesFile } from "./shared-types.ts";
import type { TemplateInput, TemplateSettings } from "./template-input.ts";
import { workerFile } from "./worker.ts";

/** Files by absolute path, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

export interface Rendered {
  /** What codegen owns: written anew each time. */
  readonly generated: Files;
  /** Handlers to write where there is none. */
  readonly stubs: Files;
}

/**
 * Every file of the output, from the contract alone: the same input gives the same bytes.
 *
 * @example const { generated } = render(contract, settings, await loadPrinter());
 */
export function render(contract: Contract, settings: TemplateSettings, print: Print): Rendered {
  const input: TemplateInput = { ...settings, outline: outline(contract) };
  const { layout } = input;
  const split = layout.client !== layout.worker;
  const generated = new Map([
    ...jsonFiles(input).map(([path, text]) => [`${layout.client}/${path}`, text] as const),
    ...input.outline.jobs.map(
      (job) => [`${layout.client}/jobs/${job.file}`, print(jobTypesFile(job, input))] as const,
    ),
    [`${layout.client}/contract.ts`, print(contractModule(input))],
    [`${layout.client}/client.ts`, print(clientFile(input))],
    [`${layout.client}/index.ts`, print(split ? clientIndexFile(input) : indexFile(input))],
    [`${layout.worker}/handlers.ts`, print(handlersFile(input))],
    [`${layout.worker}/worker.ts`, print(workerFile(input))],
  ]);
  if (contract.definitions.length > 0)
    generated.set(`${layout.client}/shared.ts`, print(sharedTypesFile(input)));
  if (split) generated.set(`${layout.worker}/index.ts`, print(workerIndexFile(input)));
  return { generated, stubs: handlerStubs(input, print) };
}

function handlerStubs({ outline: { jobs }, layout }: TemplateInput, print: Print): Files {
  const { handlers } = layout;
  if (handlers === null) return new Map();
  return new Map(
    jobs.map((job) => [`${handlers}/${job.file}`, print(handlerStub(job, handlers, layout))] as const),
  );
}
