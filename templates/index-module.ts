import type { StatementStructures } from "ts-morph";
import { header } from "./header.ts";
import { importPath } from "./layout.ts";
import { exportTypes, exportValue, sourceFile } from "./structures.ts";
import type { TemplateFile } from "./template.ts";
import type { TemplateInput } from "./template-input.ts";

/** `index.ts` of each output folder: all of the client, of the worker, or of both, by name. */
export function indexModules(input: TemplateInput): readonly TemplateFile[] {
  const { layout, manifestPath } = input;
  const index = (exports: readonly StatementStructures[]) => ({
    path: "index.ts",
    source: sourceFile([header(manifestPath), ...exports]),
  });
  if (layout.client === layout.worker) return [index([...clientExports(input), ...workerExports(input)])];
  return [index(clientExports(input)), { folder: "worker", ...index(workerExports(input)) }];
}

function clientExports({ contract, outline, layout }: TemplateInput): StatementStructures[] {
  const path = (file: string): string =>
    importPath(`${layout.client}/index.ts`, `${layout.client}/${file}`, layout);
  const { definitions } = contract;
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
