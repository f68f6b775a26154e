import type {
  MethodSignatureStructure,
  OptionalKind,
  PropertySignatureStructure,
  SourceFileStructure,
  StatementStructures,
} from "ts-morph";
import type { Target } from "../schema/target.ts";
import { backendType } from "./backend-type.ts";
import { documentation } from "./documentation.ts";
import { header } from "./header.ts";
import { importPath } from "./layout.ts";
import { propertyName, stringLiteral } from "./literal.ts";
import { importManifest, manifestConstant } from "./manifest-import.ts";
import type { OutlinedJob, OutlinedRouter } from "./outline.ts";
import { exportedFunction, exportedInterface, importTypes, importValue, sourceFile } from "./structures.ts";
import type { TemplateInput } from "./template-input.ts";

/** `client.ts`: a tree of plain interfaces, one a job, and `createJobs`, which makes it. */
export function clientFile({
  contract,
  outline,
  layout,
  manifestPath,
  target,
}: TemplateInput): SourceFileStructure {
  const from = `${layout.client}/client.ts`;
  const path = (to: string): string => importPath(from, to, layout);
  const { jobs, ownJobs, routers } = outline;
  const backend = backendType(target);
  return sourceFile([
    header(manifestPath),
    ...importTypes(
      [
        "ClientOptions",
        ...(backend ? ["Backend"] : []),
        ...(jobs.length ? [clientType(target)] : []),
        ...(routers.length ? ["Receipt", "ScheduleRequest", "Task"] : []),
        ...jobs.flatMap(optionTypes),
        ...(routers.length && target === "pg-boss" ? ["TransactionOption"] : []),
      ],
      "jobwright/client",
    ),
    importValue("connectClient", "jobwright/client"),
    ...importManifest(path(layout.manifest)),
    importValue("contract", path(`${layout.client}/contract.ts`)),
    ...jobs.flatMap((job) =>
      importTypes([job.payloadType, job.resultType], path(`${layout.client}/jobs/${job.file}`)),
    ),
    ...routers.flatMap((router) => routerInterfaces(router, target)),
    exportedInterface({
      name: "Jobs",
      docs: [{ description: `The jobs of the manifest ${contract.name}.` }],
      extends: ["AsyncDisposable"],
      properties: [
        ...routers.map(({ namespace, jobsType }) => member(namespace, jobsType)),
        ...ownJobs.map((job) => jobMember(job, target)),
      ],
      methods: [
        {
          name: "$close",
          returnType: "Promise<void>",
          docs: [{ description: "Ends the client. The backend stays open: whoever made it closes it." }],
        },
      ],
    }),
    exportedFunction({
      name: "createJobs",
      docs: [
        {
          description: [
            "",
            "The typed client of every job. It connects at its first use.",
            "",
            "@example const jobs = createJobs({ backend });",
          ].join("\n"),
        },
      ],
      parameters: [{ name: "options", type: backend ? `ClientOptions<${backend}>` : "ClientOptions" }],
      returnType: "Jobs",
      statements: [
        manifestConstant,
        "const client = connectClient(manifest, contract, options);",
        tree(routers, ownJobs),
      ],
    }),
  ]);
}

function routerInterfaces(
  { namespace, jobs, jobsType, tasksType }: OutlinedRouter,
  target: Target,
): StatementStructures[] {
  const transaction = target === "pg-boss" ? " & TransactionOption" : "";
  return [
    exportedInterface({
      name: tasksType,
      docs: [{ description: `Tasks of \`jobs.${namespace}.schedule\`.` }],
      properties: jobs.map((job) =>
        member(job.contract.key, `Task<${job.payloadType}, ${callOptions(job)}${transaction}>`),
      ),
    }),
    exportedInterface({
      name: jobsType,
      docs: [{ description: `The jobs of the router ${namespace}.` }],
      properties: jobs.map((job) => jobMember(job, target)),
      methods: [scheduleMethod(tasksType)],
    }),
  ];
}

/** Generic in the task's name alone, so that a wrong input is reported as that task's. */
function scheduleMethod(tasksType: string): OptionalKind<MethodSignatureStructure> {
  return {
    name: "schedule",
    docs: [{ description: "Publishes a task, now or later." }],
    typeParameters: [{ name: "Name", constraint: `keyof ${tasksType}` }],
    parameters: [{ name: "request", type: `ScheduleRequest<${tasksType}, Name>` }],
    returnType: "Promise<Receipt>",
  };
}

function jobMember(job: OutlinedJob, target: Target): OptionalKind<PropertySignatureStructure> {
  const type = `${clientType(target)}<${job.payloadType}, ${job.resultType}, ${callOptions(job)}>`;
  return { ...member(job.contract.key, type), docs: documentation(job.contract) };
}

/** Only a database has transactions that a caller's publishing can be part of. */
function clientType(target: Target): string {
  return target === "pg-boss" ? "TransactionalJobClient" : "JobClient";
}

function member(name: string, type: string): OptionalKind<PropertySignatureStructure> {
  return { name: propertyName(name), type, isReadonly: true };
}

function callOptions(job: OutlinedJob): string {
  return optionTypes(job).join(" & ");
}

function optionTypes({ contract: { options } }: OutlinedJob): string[] {
  const types = [
    ...(options.priority === null ? [] : ["PriorityCallOptions"]),
    ...(options.dedupe === null ? [] : ["DedupeCallOptions"]),
    ...(options.groupConcurrency === null ? [] : ["GroupCallOptions"]),
  ];
  return types.length ? types : ["CallOptions"];
}

function tree(routers: readonly OutlinedRouter[], ownJobs: readonly OutlinedJob[]): string {
  return [
    "return {",
    ...routers.flatMap(({ namespace, jobs, tasksType }) => [
      `  ${propertyName(namespace)}: {`,
      ...jobs.map((job) => `    ${jobEntry(job)}`),
      `    schedule: client.schedule<${tasksType}>(${stringLiteral(namespace)}),`,
      "  },",
    ]),
    ...ownJobs.map((job) => `  ${jobEntry(job)}`),
    "  $close: () => client.close(),",
    "  [Symbol.asyncDispose]: () => client.close(),",
    "};",
  ].join("\n");
}

function jobEntry({ contract: { key, name } }: OutlinedJob): string {
  return `${propertyName(key)}: client.job(${stringLiteral(name)}),`;
}
