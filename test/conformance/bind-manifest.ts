import type { Manifest } from "jobwright";
import { type ClientConnection, connectClient, connectWorker, type Worker } from "jobwright/runtime";
import type { WorkerOptions } from "../../runtime/worker/worker-options.ts";
import { buildContract } from "../../schema/build-contract.ts";
import { runtimeContract } from "../../schema/runtime-contract.ts";
import type { Target } from "../../schema/target.ts";
import { quietLogger } from "./quiet-logger.ts";
import type { Stage } from "./stage.ts";

/** The client and workers of one manifest. */
export interface Bound {
  readonly client: ClientConnection;
  /** A worker that is stopped with the behaviour. */
  worker(options: Omit<WorkerOptions, "backend">): Worker;
}

/** Binds a manifest that a behaviour made for itself to its backend, as generated code would. */
export async function bindManifest(
  { backend, onEnd }: Pick<Stage, "backend" | "onEnd">,
  manifest: Manifest,
  target: Target = "portable",
): Promise<Bound> {
  const { contract: built, diagnostics } = await buildContract(manifest, { target });
  if (!built) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const contract = runtimeContract(built);
  return {
    client: connectClient(manifest, contract, { backend }),
    worker(options) {
      const worker = connectWorker(
        { manifest, contract, handlers: {} },
        { logger: quietLogger, ...options, backend },
      );
      onEnd(() => worker.stop({ drain: 0 }));
      return worker;
    },
  };
}
