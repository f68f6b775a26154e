import { isInside } from "./output-folder.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import type { Mention } from "./source/source-texts.ts";

const drivers = ["pg-boss", "pg", "bullmq", "ioredis", "@electric-sql/pglite"];
const backends = ["jobwright/pg-boss", "jobwright/bullmq", "jobwright/embedded"];

/** What an import brings that a manifest must not reach: `a driver`; undefined where it may. */
export function forbiddenImport({ specifier, file }: Mention, config: ResolvedConfig): string | undefined {
  if (backends.includes(specifier)) return "a backend";
  const driver = drivers.find((name) => specifier === name || specifier.startsWith(`${name}/`));
  if (driver) return "a driver";
  if (specifier === "node:process" || specifier === "process") return "the environment";
  if (file === undefined) return undefined;
  if (file === config.context) return "the context";
  if (file === config.file) return "the config";
  if (file === config.backend) return "the backend";
  if (config.handlers !== null && isInside(file, config.handlers)) return "a handler";
  return [config.client, config.worker].some((folder) => isInside(file, folder))
    ? "the generated code"
    : undefined;
}
