import { type BackendKind, backendsOf, type Target } from "../schema/target.ts";
import { OptionError } from "./errors.ts";

/**
 * @param what was given it: `createJobs`
 * @param target of the generated code
 * @throws OptionError where a program without types gave something else than a backend, or one that cannot do what the
 * target opens
 */
export function requireBackend(what: string, backend: unknown, target: Target): void {
  const prepare: unknown = propertyOf(backend, "prepare");
  if (typeof prepare !== "function") {
    throw new OptionError(
      `${what}: backend must be what pgBoss(), bullmq() or embedded() returns, not ${backend === null ? "null" : typeof backend}.`,
    );
  }
  const kind = propertyOf(backend, "kind");
  if (target === "portable" || backendsOf[target].some((able) => able === kind)) return;
  const able = backendsOf[target].map((one) => makers[one]).join(" or ");
  throw new OptionError(
    `${what}: the code was generated for target ${JSON.stringify(target)}, so it takes what ${able} returns, not a backend of kind ${JSON.stringify(kind)}. ` +
      `Give it that, or write \`target: "portable"\` in jobwright.config.ts and run: jobwright codegen`,
  );
}

const makers: Readonly<Record<BackendKind, string>> = {
  "pg-boss": "pgBoss()",
  bullmq: "bullmq()",
  embedded: "embedded()",
};

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
