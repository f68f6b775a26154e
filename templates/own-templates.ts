import { clientFile } from "./client.ts";
import { contractModule } from "./contract-module.ts";
import { contractText } from "./contract-text.ts";
import { handlerStub } from "./handler-stub.ts";
import { handlersFile } from "./handlers.ts";
import { indexModules } from "./index-module.ts";
import { jobTypes } from "./job-types.ts";
import { jsonSchemas } from "./json-schemas.ts";
import { sharedTypesFile } from "./shared-types.ts";
import type { Template } from "./template.ts";
import { workerFile } from "./worker.ts";

/** Jobwright's own files. */
export const ownTemplates: readonly Template[] = [
  { name: "contract", files: ({ contract }) => [{ path: "contract.json", text: contractText(contract) }] },
  { name: "schemas", files: jsonSchemas },
  { name: "jobs", files: jobTypes },
  {
    name: "shared",
    files: (input) =>
      input.contract.definitions.length > 0 ? [{ path: "shared.ts", source: sharedTypesFile(input) }] : [],
  },
  { name: "contract module", files: (input) => [{ path: "contract.ts", source: contractModule(input) }] },
  { name: "client", files: (input) => [{ path: "client.ts", source: clientFile(input) }] },
  {
    name: "handlers",
    files: (input) => [{ path: "handlers.ts", folder: "worker", source: handlersFile(input) }],
  },
  {
    name: "worker",
    files: (input) => [{ path: "worker.ts", folder: "worker", source: workerFile(input) }],
  },
  { name: "index", files: indexModules },
];

/** Handlers to write where there is none: paths are below the handlers' folder. */
export const handlerStubs: Template = {
  name: "handler stubs",
  files: ({ outline: { jobs }, layout }) => {
    const { handlers } = layout;
    if (handlers === null) return [];
    return jobs.map((job) => ({ path: job.file, source: handlerStub(job, handlers, layout) }));
  },
};
