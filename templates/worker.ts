import type { OptionalKind, PropertySignatureStructure, SourceFileStructure } from "ts-morph";
import { backendType } from "./backend-type.ts";
import { header } from "./header.ts";
import { importPath } from "./layout.ts";
import { stringLiteral } from "./literal.ts";
import { importManifest, manifestConstant } from "./manifest-import.ts";
import { exportedFunction, exportedInterface, importTypes, importValue, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";

/** `worker.ts`: `createWorker`, with handlers by lazy import, so that a worker loads only those it runs. */
export function workerFile(input: TemplateInput): SourceFileStructure {
  const { layout, manifestPath, target } = input;
  const path = (to: string): string => importPath(`${layout.worker}/worker.ts`, to, layout);
  const backend = backendType(target);
  return sourceFile([
    header(manifestPath),
    ...importTypes(
      [
        "BaseWorkerOptions",
        "Worker",
        ...(backend ? ["Backend"] : []),
        ...(layout.context === null ? [] : ["ContextInput"]),
      ],
      "jobwright/runtime",
    ),
    importValue("connectWorker", "jobwright/runtime"),
    ...importManifest(path(layout.manifest)),
    importValue("contract", path(`${layout.client}/contract.ts`)),
    ...importTypes(
      ["Handlers", "WorkerHooks", ...(layout.context === null ? [] : ["JobContext"])],
      path(`${layout.worker}/handlers.ts`),
    ),
    ...(layout.handlers === null ? [] : [handlerFiles(input, layout.handlers, path)]),
    exportedInterface({
      name: "CreateWorkerOptions",
      docs: [{ description: "What `createWorker` takes." }],
      extends: [backend ? `BaseWorkerOptions<${backend}>` : "BaseWorkerOptions"],
      properties: options(input),
    }),
    exportedFunction({
      name: "createWorker",
      docs: [
        {
          description: [
            "",
            "A worker for the jobs of the manifest. It connects when it is started.",
            "",
            "@example await createWorker({ backend, concurrency: 10 }).run();",
          ].join("\n"),
        },
      ],
      parameters: [{ name: "options", type: "CreateWorkerOptions" }],
      returnType: "Worker",
      statements: [manifestConstant, `return connectWorker({ ${bindings(input, path)} }, options);`],
    }),
  ]);
}

type Path = (to: string) => string;

/** Typed, so that a handler's file that is missing or exports the wrong thing is an error at its job's line. */
function handlerFiles({ outline }: TemplateInput, folder: string, path: Path): string {
  const entries = outline.jobs.map(
    ({ contract, file }) =>
      `  ${stringLiteral(contract.name)}: () => import(${stringLiteral(path(`${folder}/${file}`))}),`,
  );
  return [
    "",
    "type HandlerFiles = {",
    "  readonly [Name in keyof Handlers]: () => Promise<{ readonly handler: Handlers[Name] }>;",
    "};",
    "",
    ...(entries.length
      ? ["const handlerFiles: HandlerFiles = {", ...entries, "};"]
      : ["const handlerFiles: HandlerFiles = {};"]),
  ].join("\n");
}

function options({ layout }: TemplateInput): OptionalKind<PropertySignatureStructure>[] {
  const handlers =
    layout.handlers === null
      ? option("handlers", "Handlers", "The handler of every job.")
      : optional(
          "handlers",
          "Partial<Handlers>",
          "Handlers in place of those in the configured folder, by job name.",
        );
  const createContext = optional(
    "createContext",
    "(input: ContextInput) => JobContext | Promise<JobContext>",
    "Makes the context in place of the configured `createContext`.",
  );
  return [
    optional("hooks", "WorkerHooks", "Called around every attempt."),
    handlers,
    ...(layout.context === null ? [] : [createContext]),
  ];
}

function option(name: string, type: string, description: string): OptionalKind<PropertySignatureStructure> {
  return { name, type, isReadonly: true, docs: [{ description }] };
}

function optional(name: string, type: string, description: string): OptionalKind<PropertySignatureStructure> {
  return { ...option(name, type, description), hasQuestionToken: true };
}

function bindings({ layout }: TemplateInput, path: Path): string {
  return [
    "manifest",
    "contract",
    layout.handlers === null ? "handlers: {}" : "handlers: handlerFiles",
    ...(layout.context === null ? [] : [`context: () => import(${stringLiteral(path(layout.context))})`]),
  ].join(", ");
}
