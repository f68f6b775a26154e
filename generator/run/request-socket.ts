import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join, relative } from "node:path";
import { messageOf } from "../../schema/message-of.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import { makeStateFolder, stateFolder } from "./project-backend.ts";

/** What one process asks of another, and what it answers, as JSON. */
export type Reply =
  | { readonly value: unknown }
  | { readonly error: { readonly name: string; readonly message: string } };

/**
 * Answers the requests of other processes of this user, over a socket in `.jobwright`, or a named pipe on Windows.
 *
 * @returns what ends it; undefined where another process answers for the project, or the path is too long for a socket
 */
export async function serveRequests(
  config: Pick<ResolvedConfig, "project">,
  answer: (request: unknown) => Promise<unknown>,
): Promise<(() => Promise<void>) | undefined> {
  makeStateFolder(config);
  const path = socketPath(config);
  const other = path === undefined ? undefined : await tryConnect(path);
  other?.destroy();
  if (path === undefined || other) return undefined;
  const server = createServer({ allowHalfOpen: true }, (socket) => void reply(socket, answer));
  // What a process that was killed left behind.
  if (!isPipe(path)) rmSync(path, { force: true });
  server.listen(path);
  await once(server, "listening");
  if (!isPipe(path)) chmodSync(path, 0o600);
  server.unref();
  return async () => {
    server.close();
    await once(server, "close");
  };
}

/**
 * Sends one request to the process that answers for the project.
 *
 * @returns its answer; undefined where no process answers
 * @throws what the other process threw, by name and message
 */
export async function sendRequest(
  config: Pick<ResolvedConfig, "project">,
  request: unknown,
): Promise<{ readonly value: unknown } | undefined> {
  const path = socketPath(config);
  const socket = path === undefined ? undefined : await tryConnect(path);
  if (!socket) return undefined;
  socket.end(JSON.stringify(request));
  const answered = await readAll(socket);
  if (answered === "")
    throw new Error("The process that works this project ended before it answered. Try again.");
  const answer: Reply = JSON.parse(answered);
  if ("value" in answer) return answer;
  throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
}

/** Whether a process answers for the project. */
export async function isServed(config: Pick<ResolvedConfig, "project">): Promise<boolean> {
  const path = socketPath(config);
  const socket = path === undefined ? undefined : await tryConnect(path);
  socket?.destroy();
  return socket !== undefined;
}

async function reply(socket: Socket, answer: (request: unknown) => Promise<unknown>): Promise<void> {
  socket.on("error", () => socket.destroy());
  const given = await readAll(socket).catch(() => undefined);
  if (given === undefined || given === "") return void socket.end();
  socket.end(JSON.stringify(await answerOf(given, answer)));
}

async function answerOf(given: string, answer: (request: unknown) => Promise<unknown>): Promise<Reply> {
  try {
    return { value: (await answer(JSON.parse(given))) ?? null };
  } catch (error) {
    return { error: { name: error instanceof Error ? error.name : "Error", message: messageOf(error) } };
  }
}

/** Unlike a stream's consumer, this leaves the other direction open. */
async function readAll(socket: Socket): Promise<string> {
  let received = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    received += chunk;
  });
  await once(socket, "end");
  return received;
}

async function tryConnect(path: string): Promise<Socket | undefined> {
  const socket = connect(path);
  try {
    await once(socket, "connect");
    return socket;
  } catch {
    return undefined;
  }
}

/** The longest path that every system takes for a socket; macOS has 104 bytes, with the one at the end. */
const longestPath = 103;

function socketPath(config: Pick<ResolvedConfig, "project">): string | undefined {
  if (process.platform === "win32") {
    const hash = createHash("sha256").update(config.project).digest("hex").slice(0, 32);
    return `\\\\.\\pipe\\jobwright-${hash}`;
  }
  const absolute = join(stateFolder(config), "socket");
  return [absolute, relative(process.cwd(), absolute)].find((path) => Buffer.byteLength(path) <= longestPath);
}

function isPipe(path: string): boolean {
  return path.startsWith("\\\\");
}
