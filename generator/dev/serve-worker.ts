import type { BackendKind } from "../../runtime/backend.ts";
import type { BackendRequest } from "../run/backend-requests.ts";
import { serveRequests } from "../run/request-socket.ts";

/** Hands what `publish` asks to the worker, which has the embedded backend's folder to itself. */
export interface ServedWorker {
  /** Begins to listen, where the backend is one that publishers cannot open. */
  open(backend: BackendKind): void;
  close(): Promise<void>;
}

/** @param request asks the worker of the moment */
export function serveWorker(
  project: string,
  request: (request: BackendRequest) => Promise<unknown>,
): ServedWorker {
  let serving: ReturnType<typeof serveRequests> | undefined;
  return {
    open(backend) {
      if (backend !== "embedded" || serving) return;
      // What a process of this package sent: `publish`, through `remoteBackend`.
      serving = serveRequests({ project }, (given) => request(given as BackendRequest));
      serving.catch(() => {}); // Without it, publishers say that the folder is in use.
    },
    async close() {
      const stop = await serving?.catch(() => undefined);
      await stop?.();
    },
  };
}
