import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A server that passes everything on to another one, and can be taken away. */
export interface Relay {
  /** The other server's URL, by way of this one. */
  readonly url: string;
  /** Ends all connections, and refuses new ones. */
  cut(): void;
  restore(): Promise<void>;
  /** Cuts when the next answer comes, in place of passing that on. */
  cutNextAnswer(): void;
}

export async function newRelay(to: string): Promise<Relay> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  let losesNext = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (data) => upstream.write(data));
    upstream.on("data", (data) => (losesNext ? cut() : client.write(data)));
  });
  const cut = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const listen = async (port = 0): Promise<number> => {
    losesNext = false;
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address === "string" || address === null) throw new TypeError("A server without a port.");
    return address.port;
  };
  const port = await listen();
  onTestFinished(cut);
  const url = new URL(to);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut,
    restore: async () => void (await listen(port)),
    cutNextAnswer: () => {
      losesNext = true;
    },
  };
}
