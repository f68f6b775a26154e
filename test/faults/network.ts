import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A way to a server that fails as networks do. It ends with the test. */
export interface Network {
  /** The server's URL, by way of this. */
  readonly url: string;
  /** How many bytes have gone to the server. */
  readonly sent: number;
  /** How many bytes the server has answered. */
  readonly answered: number;
  /** Cuts all connections, and refuses new ones until `mend`. */
  cut(): void;
  /** Cuts when this many more bytes have gone to the server. */
  cutAfter(bytes: number): void;
  /** Cuts when the server has answered this many more bytes, in place of passing the last of them on. */
  cutAnswerAfter(bytes: number): void;
  /** Passes nothing on any more and closes nothing: what is connected hears no more, and neither does what connects. */
  fallSilent(): void;
  /** New connections are to another server. */
  leadTo(url: string): void;
  /** New connections work from now on; those that fell silent stay so. */
  mend(): void;
}

interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  isSilent: boolean;
}

/** @param atEnd is given what ends it */
export async function network(
  serverUrl: string,
  atEnd: (end: () => void) => void = onTestFinished,
): Promise<Network> {
  let target = new URL(serverUrl);
  const connections = new Set<Connection>();
  let state: "open" | "cut" | "silent" = "open";
  let sent = 0;
  let bytesLeft = Number.POSITIVE_INFINITY;
  let answered = 0;
  let answerLeft = Number.POSITIVE_INFINITY;

  const cut = (): void => {
    state = "cut";
    bytesLeft = Number.POSITIVE_INFINITY;
    answerLeft = Number.POSITIVE_INFINITY;
    for (const { client, server } of connections) for (const socket of [client, server]) socket.destroy();
  };
  const toServer = ({ server, isSilent }: Connection, data: Buffer): void => {
    if (isSilent) return;
    sent += data.length;
    bytesLeft -= data.length;
    if (bytesLeft > 0) server.write(data);
    else server.write(data.subarray(0, data.length + bytesLeft), cut);
  };
  const toClient = ({ client, isSilent }: Connection, data: Buffer): void => {
    answered += data.length;
    answerLeft -= data.length;
    if (answerLeft <= 0) cut();
    else if (!isSilent) client.write(data);
  };

  const proxy = createServer((client) => {
    if (state === "cut") return void client.destroy();
    const server = connect(Number(target.port), target.hostname);
    const connection: Connection = { client, server, isSilent: state === "silent" };
    connections.add(connection);
    const close = (): void => {
      connections.delete(connection);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on("error", () => {}).on("close", close);
    client.on("data", (data) => toServer(connection, data));
    server.on("data", (data) => toClient(connection, data));
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  atEnd(() => {
    cut();
    proxy.close();
  });

  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${portOf(proxy.address())}`;
  return {
    url: url.href,
    get sent() {
      return sent;
    },
    get answered() {
      return answered;
    },
    cut,
    cutAfter: (bytes) => {
      bytesLeft = Math.max(1, bytes);
    },
    cutAnswerAfter: (bytes) => {
      answerLeft = bytes;
    },
    fallSilent: () => {
      state = "silent";
      for (const connection of connections) connection.isSilent = true;
    },
    leadTo: (other) => {
      target = new URL(other);
    },
    mend: () => {
      state = "open";
    },
  };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (typeof address === "string" || address === null) throw new TypeError("A server without a port.");
  return address.port;
}
