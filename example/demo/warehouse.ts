import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { isSigned } from "../shop/webhooks.ts";

/** The warehouse's side of the webhook, on a free port of this machine. */
export interface Warehouse extends AsyncDisposable {
  readonly url: string;
  /** The status of each answer, in order. */
  readonly answers: readonly number[];
}

/** Starts an endpoint that is busy (503) for so many calls, and takes what is signed from then on. */
export async function startWarehouse(secret: string, busyCalls: number): Promise<Warehouse> {
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const status = (await isGenuine(request, secret)) ? (answers.length < busyCalls ? 503 : 202) : 401;
    answers.push(status);
    response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The endpoint has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    answers,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function isGenuine(request: IncomingMessage, secret: string): Promise<boolean> {
  return isSigned(await text(request), String(request.headers["x-shop-signature"]), secret);
}
