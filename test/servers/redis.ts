import { type ChildServer, startChildServer } from "./child-server.ts";
import { freePort } from "./free-port.ts";

/** Starts an empty Redis that keeps everything in memory. */
export async function startRedis(program: string): Promise<ChildServer & { readonly url: string }> {
  const port = await freePort();
  const server = await startChildServer({
    command: `exec '${program}' --port ${port} --bind 127.0.0.1 --save '' --appendonly no`,
    readyText: "Ready to accept connections",
  });
  return { ...server, url: `redis://127.0.0.1:${port}` };
}
