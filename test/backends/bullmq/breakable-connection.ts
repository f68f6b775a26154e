import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A way to a server that can be cut. It ends with the test. */
export interface BreakableConnection {
  readonly url: string;
  /** Cuts all connections, and refuses new ones until `mend`. */
  cut(): void;
  /** Cuts once this many more bytes have been sent to the server. */
  cutAfter(bytes: number): void;
  mend(): void;
}

export async function breakableConnection(serverUrl: string): Promise<BreakableConnection> {
  const server = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let open = true;
  let bytesLeft = Number.POSITIVE_INFINITY;

  const cut = (): void => {
    open = false;
    bytesLeft = Number.POSITIVE_INFINITY;
    for (const socket of sockets) socket.destroy();
  };
  const proxy = createServer((client) => {
    if (!open) return void client.destroy();
    const upstream = connect(Number(server.port || 6379), server.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    upstream.pipe(client);
    client.on("data", (data) => {
      bytesLeft -= data.length;
      if (bytesLeft > 0) upstream.write(data);
      else upstream.write(data.subarray(0, data.length + bytesLeft), cut);
    });
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    cut();
    proxy.close();
  });

  const address = proxy.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `redis://127.0.0.1:${port}`,
    cut,
    cutAfter: (bytes) => {
      bytesLeft = bytes;
    },
    mend: () => {
      open = true;
    },
  };
}
