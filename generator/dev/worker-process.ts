import { sep } from "node:path";
import type { Backend } from "../../runtime/backend.ts";
import type { Worker } from "../../runtime/worker/worker-types.ts";
import { DiagnosticError } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import { observeLoading } from "../cache/observe-loading.ts";
import { loadConfig } from "../load-config.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import { answerRequest } from "../run/backend-requests.ts";
import { jobEvents } from "../run/job-events.ts";
import { handlerPaths, loadWorker } from "../run/load-worker.ts";
import { ownFiles, reachedFrom } from "../run/own-files.ts";
import { readContract } from "../run/read-contract.ts";
import { selectJobs } from "../run/select-jobs.ts";
import type { WorkerCommand, WorkerMessage, WorkerSettings } from "./messages.ts";

/** A process that works the project's jobs for `jobwright dev`, which tells it when, and without which it ends. */
const drainWithoutParent = 5_000;
const observed = observeLoading();
// Ctrl-C reaches every process of the terminal: `dev` says what to do about it.
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});

const settings: WorkerSettings = JSON.parse(process.argv[2] ?? "{}");
const loading = load(settings);
let running: Promise<void> | undefined;
let isEnding = false;
let project: ResolvedConfig | undefined;
/** That the worker is to consist of, whether they can be loaded or not. */
let wanted: readonly string[] = [];

process.on("message", (command: WorkerCommand) => {
  if (command.kind === "request") void answer(command.id, command.request);
  else if (command.kind === "stop") endOnce(command.drain);
  else {
    running ??= start();
    running.catch(refuse);
  }
});
process.on("SIGTERM", () => endOnce(drainWithoutParent));
process.on("disconnect", () => endOnce(drainWithoutParent));
loading.catch(refuse);

async function load({ cwd, config: path, patterns, concurrency, embedded, debug }: WorkerSettings): Promise<{
  readonly worker: Worker;
  readonly backend: Backend;
  readonly jobs: readonly string[];
}> {
  const config = await loadConfig(cwd, path);
  project = config;
  const selected = selectJobs(readContract(config), patterns);
  wanted = [
    ...handlerPaths(config, selected).map(({ path: file }) => file),
    config.context,
    config.backend,
  ].filter((file) => file !== null);
  const { createWorker, backend } = await loadWorker(config, selected, embedded);
  const { hooks, logger } = jobEvents((event) => tell({ kind: "event", event }), debug);
  const worker = createWorker({
    backend,
    ...(concurrency === undefined ? {} : { concurrency }),
    hooks,
    // Of the worker's own starts and stops, `dev` tells by itself.
    logger: { ...logger, info: (fields, message) => "job" in fields && logger.info(fields, message) },
  });
  const jobs = selected.map(({ name }) => name);
  tellFiles();
  tell({ kind: "loaded", backend: backend.kind, jobs });
  return { worker, backend, jobs };
}

async function start(): Promise<void> {
  const { worker, jobs } = await loading;
  await worker.start(jobs);
  tell({ kind: "running" });
}

function endOnce(drain: number): void {
  if (isEnding) return;
  isEnding = true;
  void end(drain);
}

async function end(drain: number): Promise<void> {
  const loaded = await loading.catch(() => undefined);
  // A start that fails is told by whoever waits for it.
  await running?.catch(() => {});
  await loaded?.worker.stop({ drain });
  await loaded?.backend.close();
  leave(0);
}

async function answer(id: number, request: Parameters<typeof answerRequest>[1]): Promise<void> {
  try {
    const { backend } = await loading;
    tell({ kind: "answer", id, value: (await answerRequest(backend, request)) ?? null });
  } catch (error) {
    const name = error instanceof Error ? error.name : "Error";
    tell({ kind: "failure", id, name, message: messageOf(error) });
  }
}

function refuse(error: unknown): void {
  // What was thrown by the user's code may be anything, and would not travel.
  const diagnostics =
    error instanceof DiagnosticError ? error.diagnostics.map(({ cause, ...found }) => found) : [];
  tellFiles();
  tell({ kind: "refused", diagnostics, message: messageOf(error) });
  leave(1);
}

/** Without what codegen writes: `dev` knows when it does. */
function tellFiles(): void {
  const outputs = project ? [project.client, project.worker] : [];
  const isGenerated = (file: string): boolean => outputs.some((folder) => file.startsWith(folder + sep));
  const entries = project ? [project.file, project.manifest] : [];
  tell({
    kind: "files",
    files: [...wanted, ...ownFiles(observed)].filter((file) => !isGenerated(file)),
    codegen: reachedFrom(entries, observed),
  });
}

function tell(message: WorkerMessage): void {
  if (process.connected) process.send?.(message);
}

/** After what was told is on its way. */
function leave(code: number): void {
  if (!process.connected) process.exit(code);
  process.send?.({ kind: "leaving" } satisfies WorkerMessage, () => process.exit(code));
}
