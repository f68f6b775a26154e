import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { type Diagnostic, DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import { isJobwright } from "../cache/loaded-files.ts";
import { observeLoading } from "../cache/observe-loading.ts";
import type { CodegenOptions, CodegenReport } from "../codegen-report.ts";
import { loadModule } from "../load-module.ts";

/** What the thread tells, as plain data. */
export interface FreshResult {
  readonly result:
    | { readonly report: CodegenReport }
    | { readonly diagnostics: readonly Diagnostic[] }
    | { readonly message: string };
  readonly manifest: string | undefined;
  readonly loaded: readonly string[];
}

const observed = observeLoading();
const { runCodegen } = await import("../run-codegen.ts");
const requested: string[] = [];
const load = (file: string): Promise<unknown> => {
  requested.push(file);
  return loadModule(file);
};
// What starts this thread gives it these options.
const options: CodegenOptions = workerData;
const result = await runCodegen(options, load).then(({ report }) => ({ report }), plainError);
const [, manifest] = requested;
parentPort?.postMessage({ result, manifest, loaded: ownFiles() } satisfies FreshResult);

function plainError(error: unknown): FreshResult["result"] {
  if (!(error instanceof DiagnosticError)) return { message: messageOf(error) };
  // What was thrown may hold what no message can carry.
  return { diagnostics: error.diagnostics.map(({ cause, ...found }) => found) };
}

function ownFiles(): readonly string[] {
  return [...(observed?.loaded ?? [])]
    .filter((url) => url.startsWith("file:"))
    .map((url) => fileURLToPath(url))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`) && !isJobwright(path));
}
