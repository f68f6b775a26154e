import type { SourceFileStructure, StatementStructures } from "ts-morph";
import { documentation } from "./documentation.ts";
import { header } from "./header.ts";
import { importPath, type Layout } from "./layout.ts";
import { stringLiteral } from "./literal.ts";
import type { OutlinedJob } from "./outline.ts";
import { exportedInterface, exportedType, importTypes, importTypesOf, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";

/** `handlers.ts`: the types of handlers and hooks; the one file that names the context. */
export function handlersFile({ outline, layout, manifestPath, target }: TemplateInput): SourceFileStructure {
  const { jobs, routers } = outline;
  // Only a database has transactions that a job can be completed in.
  const handler = target === "pg-boss" ? "TransactionalHandler" : "Handler";
  const path = (to: string): string => importPath(`${layout.worker}/handlers.ts`, to, layout);
  return sourceFile([
    header(manifestPath),
    ...importTypes([...(jobs.length ? [handler] : []), "Hooks"], "jobwright/runtime"),
    ...(layout.context === null ? [] : importTypes(["createContext"], path(layout.context))),
    ...importTypesOf(
      jobs.map((job) => [path(`${layout.client}/jobs/${job.file}`), [job.parsedType, job.resultType]]),
    ),
    jobContext(layout),
    exportedInterface({
      name: "Handlers",
      docs: [{ description: "The handler of every job, by the job's name." }],
      properties: jobs.map((job) => ({
        name: stringLiteral(job.contract.name),
        type: `${handler}<${job.parsedType}, ${job.resultType}, JobContext>`,
        isReadonly: true,
        docs: documentation(job.contract),
      })),
    }),
    exportedInterface({
      name: "WorkerHooks",
      docs: [
        {
          description:
            "Hooks for all jobs, then those of a router, then those of one job; each may be left out.",
        },
      ],
      extends: ["Hooks<unknown, unknown, JobContext>"],
      properties: [
        ...routers.map(({ namespace }) => hooks(`${namespace}.*`, "Hooks<unknown, unknown, JobContext>")),
        ...jobs.map((job) => hooks(job.contract.name, hooksType(job))),
      ],
    }),
  ]);
}

function jobContext({ context }: Layout): StatementStructures {
  return exportedType({
    leadingTrivia: "\n",
    name: "JobContext",
    type: context === null ? "undefined" : "Awaited<ReturnType<typeof createContext>>",
    docs: [
      {
        description:
          context === null
            ? "What `context` is in a handler: nothing, since the config names no context."
            : "What `context` is in a handler: what `createContext` gives.",
      },
    ],
  });
}

function hooksType({ parsedType, resultType }: OutlinedJob): string {
  return `Hooks<${parsedType}, ${resultType}, JobContext>`;
}

function hooks(pattern: string, type: string) {
  return { name: stringLiteral(pattern), type, isReadonly: true, hasQuestionToken: true };
}
