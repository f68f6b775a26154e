import { dirname } from "node:path";
import { findConfig } from "../find-config.ts";
import { FileChanges } from "../watch/file-changes.ts";
import { type WatchedRun, watchCodegen } from "../watch/watch-codegen.ts";
import type { DevEvent, WorkerFailure } from "./dev-event.ts";
import type { WorkerMessage, WorkerSettings } from "./messages.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { serveWorker } from "./serve-worker.ts";
import { workerSlot } from "./worker-slot.ts";

export interface Dev {
  /** Ends all processes, when running jobs have finished or their time is over. */
  close(): Promise<void>;
  /** Ends all processes at once. */
  kill(): void;
}

/**
 * Codegen and a worker of the project, anew after each change of what they read. What cannot be generated or loaded
 * leaves the last good worker at work.
 *
 * @throws DiagnosticError where there is no config
 */
export function startDev(settings: WorkerSettings, report: (event: DevEvent) => void): Dev {
  const { cwd, config } = settings;
  const project = dirname(findConfig(cwd, config));
  const ended = new AbortController();
  const changes = new FileChanges();
  const ofWorker = new Set<string>();
  /** What `watchCodegen` watches, after which a new worker is due in any case. */
  const ofCodegen = new Set<string>();
  let isGenerated = false;
  let isFailing = false;

  const slot = workerSlot(settings, {
    onMessage,
    onOutput: (text) => report({ kind: "output", text }),
    onRunning(jobs, backend) {
      isFailing = false;
      report({ kind: "running", jobs, backend });
    },
    onRefused: fail,
    onCrash(how, failure) {
      isFailing = true;
      report({ kind: "crashed", how, ...failure });
    },
  });
  const update = oneAtATime(async () => {
    const since = Date.now();
    if (isGenerated) await slot.replace();
    await changes.watch(
      [...ofWorker].filter((file) => !ofCodegen.has(file)),
      since,
      isFailing,
    );
  });
  const served = serveWorker(project, async (request) => {
    await update.settled();
    return slot.request(request);
  });

  function onMessage(message: WorkerMessage): void {
    if (message.kind === "event") report({ kind: "job", event: message.event });
    else if (message.kind === "loaded") served.open(message.backend);
    else if (message.kind === "files") {
      for (const file of message.files) ofWorker.add(file);
      for (const file of message.codegen) ofCodegen.add(file);
    }
  }

  function onRun({ report: done, diagnostics, error = "" }: WatchedRun): void {
    isGenerated = done !== undefined;
    if (done) {
      report({ kind: "generated", changed: done.changes.length, diagnostics });
      update.run();
    } else fail({ diagnostics, message: error });
  }

  function fail(failure: WorkerFailure): void {
    isFailing = true;
    report({ kind: "problems", ...failure, isWorking: slot.isWorking });
  }

  async function watchModules(): Promise<void> {
    while (!ended.signal.aborted) {
      const changed = await changes.next(ended.signal);
      if (changed.length > 0) update.run();
    }
  }

  const watching = Promise.all([watchModules(), watchCodegen({ cwd, config, signal: ended.signal, onRun })]);
  return {
    async close() {
      ended.abort();
      await Promise.all([watching, slot.close(), served.close()]);
      await update.settled();
      await changes[Symbol.asyncDispose]();
    },
    kill: () => slot.kill(),
  };
}
