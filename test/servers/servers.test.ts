import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { until } from "../conformance/until.ts";
import { startChildServer } from "./child-server.ts";
import { startServers } from "./start-servers.ts";

test("servers named by the environment are taken as they are", async () => {
  const environment = { DATABASE_URL: "postgres://elsewhere/jobs", REDIS_URL: "redis://elsewhere" };
  await using servers = await startServers(environment);
  expect(servers).toMatchObject({ databaseUrl: "postgres://elsewhere/jobs", redisUrl: "redis://elsewhere" });
});

test("servers of our own end with a process that is killed", async () => {
  const child = spawn(process.execPath, [script("hold-servers.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const urls = await firstLine(child);
  const ports = urls.split(" ").map((url) => Number(new URL(url).port));
  for (const port of ports) expect(await accepts(port)).toBe(true);

  child.kill("SIGKILL");
  for (const port of ports) await until(async () => !(await accepts(port)));
});

test("a server that ends before it is ready is an error that shows its output", async () => {
  const server = startChildServer({ command: "echo out of luck; exit 3", readyText: "ready" });
  await expect(server).rejects.toThrow("out of luck");
});

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("The child's standard output is not a pipe.");
  const [line] = await once(createInterface(stdout), "line");
  return String(line);
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const accepted = await Promise.race([
    once(socket, "connect").then(() => true),
    new Promise<boolean>((resolve) => socket.once("close", () => resolve(false))),
  ]).catch(() => false);
  socket.destroy();
  return accepted;
}
