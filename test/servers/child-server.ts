import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** What it takes to run one server. */
export interface ServerCommand {
  /** A shell command that ends with `exec` of the server; its folder is a temporary one of its own. */
  readonly command: string;
  /** In its output: from here on it takes connections. */
  readonly readyText: string;
  /** Whose process it is. Left out: ours. */
  readonly owner?: Owner | undefined;
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface ChildServer {
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** Runs a server as a child that never outlives this process, and resolves when it takes connections. */
export async function startChildServer({ command, readyText, owner }: ServerCommand): Promise<ChildServer> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-test-"));
  if (owner) await chown(folder, owner.uid, owner.gid);
  const child = spawn("sh", ["-c", supervisor, "sh", folder, command], {
    ...owner,
    cwd: folder,
    // A group of its own, so that Ctrl-C reaches only us, and the closed pipe tells the supervisor.
    detached: true,
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  try {
    await untilReady(child, readyText);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/**
 * Runs the server until standard input closes, which also happens when our process is killed. SIGINT is
 * repeated because what runs before `exec` may ignore it. Only the server holds our ends of the output.
 */
const supervisor = `
  folder=$1 command=$2
  exec 3<&0
  (eval "$command") 3<&- &
  server=$!
  exec >/dev/null 2>&1
  (read -r _ <&3; while kill -INT $server; do sleep 0.1; done) &
  wait
  cd / && rm -rf "$folder"
`;

async function untilReady(
  child: ChildProcessByStdio<Writable, Readable, Readable>,
  readyText: string,
): Promise<void> {
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.stdout.once("end", () => reject(new Error("it ended early")));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output = (output + text).slice(-10_000);
        if (output.includes(readyText)) resolve();
      });
    }
  });
  const patience = AbortSignal.timeout(60_000);
  const late = once(patience, "abort").then(() => Promise.reject(new Error("it was not ready within 60 s")));
  try {
    await Promise.race([ready, late]);
  } catch (cause) {
    throw new Error(`A test server did not start. Its output:\n${output}`, { cause });
  }
}
