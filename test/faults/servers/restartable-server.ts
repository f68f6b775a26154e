import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { until } from "../../conformance/until.ts";
import { type ChildServer, type ServerCommand, startChildServer } from "../../servers/child-server.ts";

/** A server of a test's own, whose data outlive it. */
export interface RestartableServer {
  readonly url: string;
  /** Ends the server by a signal to its first process, and waits until that is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again, with the same data on the same port. */
  start(): Promise<void>;
}

/** A folder that is removed after the test. */
export async function dataFolder(owner: ServerCommand["owner"]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-faults-"));
  if (owner) await chown(folder, owner.uid, owner.gid);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** @param readPid gives the server's first process */
export async function restartableServer(
  url: string,
  command: ServerCommand,
  readPid: () => Promise<number>,
): Promise<RestartableServer> {
  let running: ChildServer | undefined;
  const start = async (): Promise<void> => {
    // Processes of the server that was killed may still hold its memory.
    running = await until(() => startChildServer(command).catch(() => undefined), { timeout: 60_000 });
  };
  await start();
  onTestFinished(async () => running?.stop());
  return {
    url,
    start,
    async kill(signal = "SIGKILL") {
      const pid = await readPid();
      process.kill(pid, signal);
      await until(() => !isAlive(pid), { what: "the server is gone" });
      await running?.stop();
      running = undefined;
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
