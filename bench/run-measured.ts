import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** What a command took. */
export interface Measured {
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of processor time, user and system, of the command and all processes that it waited for. */
  readonly cpu: number;
  /** The largest size of one of its Node processes, in MB; 0 where none was Node. */
  readonly peakMemory: number;
  readonly stdout: string;
}

export interface MeasuredCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Where the command puts temporary files, Node's cache of compiled code among them. */
  readonly temporary: string;
}

/**
 * Runs a command to its end and measures all of its processes. Needs a POSIX shell, which counts processor time.
 *
 * @throws Error when the command fails, with what it printed
 */
export async function runMeasured(measured: MeasuredCommand): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-bench-"));
  try {
    return await run(measured, join(folder, "memory"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The shell's own `times` prints its own two figures, then those of what it ran. */
const script = '"$@"; status=$?; times >&3; exit $status';

async function run({ command, args, cwd, temporary }: MeasuredCommand, memory: string): Promise<Measured> {
  const began = performance.now();
  const child = spawn("sh", ["-c", script, "sh", command, ...args], {
    cwd,
    env: {
      ...process.env,
      LC_ALL: "C",
      NO_COLOR: "1",
      TMPDIR: temporary,
      NODE_COMPILE_CACHE: undefined,
      NODE_OPTIONS: `--require=${join(import.meta.dirname, "report-memory.cjs")}`,
      BENCH_MEMORY_FILE: memory,
    },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((done, fail) => {
    child.on("error", fail);
    child.on("close", done);
  });
  const [stdout = "", stderr = "", times = ""] = await Promise.all(child.stdio.slice(1).map(collect));
  const status = await ended;
  const wall = performance.now() - began;
  if (status !== 0)
    throw new Error(`${[command, ...args].join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return { wall, cpu: childrenTime(times), peakMemory: await largest(memory), stdout };
}

async function collect(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : "";
}

/** `0m0.00s 0m0.00s`, twice: minutes and seconds, user and system. */
function childrenTime(times: string): number {
  const figures = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  const [user = Number.NaN, system = Number.NaN] = figures.slice(2);
  return (user + system) * 1_000;
}

async function largest(file: string): Promise<number> {
  const sizes = await readFile(file, "utf8").catch(() => "0");
  return Math.max(...sizes.trim().split("\n").map(Number)) / 1_024;
}
