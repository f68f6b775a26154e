import type { SourceFileStructure, StatementStructures } from "ts-morph";
import { header } from "./header.ts";
import { importPath } from "./layout.ts";
import { exportTypes, exportValue, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";

/** `index.ts` of an output that is not split: all of the client and the worker by name. */
export function indexFile(input: TemplateInput): SourceFileStructure {
  return sourceFile([header(input.manifestPath), ...clientExports(input), ...workerExports(input)]);
}

/** `index.ts` of the client's folder. */
export function clientIndexFile(input: TemplateInput): SourceFileStructure {
  return sourceFile([header(input.manifestPath), ...clientExports(input)]);
}

/** `index.ts` of the worker's folder. */
export function workerIndexFile(input: TemplateInput): SourceFileStructure {
  return sourceFile([header(input.manifestPath), ...workerExports(input)]);
}

function clientExports({ outline, layout }: TemplateInput): StatementStructures[] {
  const path = (file: string): string =>
    importPath(`${layout.client}/index.ts`, `${layout.client}/${file}`, layout);
  const { definitions } = outline.contract;
  const routerTypes = outline.routers.flatMap(({ jobsType, tasksType }) => [jobsType, tasksType]);
  return [
    exportValue("createJobs", path("client.ts")),
    exportTypes(["Jobs", ...routerTypes], path("client.ts")),
    ...(layout.client === layout.worker ? [] : [exportValue("contract", path("contract.ts"))]),
    ...outline.jobs.map((job) =>
      exportTypes([job.payloadType, job.parsedType, job.resultType], path(`jobs/${job.file}`)),
    ),
    ...(definitions.length > 0
      ? [
          exportTypes(
            definitions.map(({ name }) => name),
            path("shared.ts"),
          ),
        ]
      : []),
  ];
}

function workerExports({ layout }: TemplateInput): StatementStructures[] {
  const path = (file: string): string =>
    importPath(`${layout.worker}/index.ts`, `${layout.worker}/${file}`, layout);
  return [
    exportTypes(["Handlers", "JobContext", "WorkerHooks"], path("handlers.ts")),
    exportValue("createWorker", path("worker.ts")),
    exportTypes(["CreateWorkerOptions"], path("worker.ts")),
  ];
}
