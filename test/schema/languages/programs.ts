import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { installDebianPackages } from "../../servers/debian-packages.ts";

/** Installs what of the other languages is missing, where that can be done. */
export async function installLanguages(): Promise<void> {
  const missing = [
    ...((await succeeds(python, ["-c", "import jsonschema"])) ? [] : ["python3-jsonschema"]),
    ...((await succeeds("go", ["version"])) ? [] : ["golang-go"]),
  ];
  if (missing.length > 0) await installDebianPackages(missing);
}

/** Has a Python program of this folder answer a request. */
export async function askPython(program: string, request: unknown): Promise<unknown> {
  return answer(await run(python, [here(program)], { input: JSON.stringify(request) }));
}

/** Has a Go program of this folder answer a request: of the standard library alone, and built in a temporary folder. */
export async function askGo(program: string, request: unknown): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-go-"));
  const env = {
    GOCACHE: join(folder, "cache"),
    GOPATH: join(folder, "path"),
    GOTMPDIR: folder,
    GOPROXY: "off",
    GOFLAGS: "-mod=mod",
    GO111MODULE: "on",
    CGO_ENABLED: "0",
    GOTELEMETRY: "off",
  };
  try {
    return answer(await run("go", ["run", here(program)], { input: JSON.stringify(request), env }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The system's own, which Debian's packages belong to, whatever else is on the PATH. */
const python = "/usr/bin/python3";

interface Ending {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

async function run(
  program: string,
  args: readonly string[],
  { input = "", env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ending> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: "pipe" });
  const closed = once(child, "close");
  child.stdin.end(input);
  const [output, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, output, complaint };
}

function answer({ code, output, complaint }: Ending): unknown {
  if (code !== 0) throw new Error(`The program ended with ${code}:\n${complaint.slice(-2_000)}`);
  return JSON.parse(output);
}

async function succeeds(program: string, args: readonly string[]): Promise<boolean> {
  return run(program, args, {}).then(
    ({ code }) => code === 0,
    () => false,
  );
}

function here(program: string): string {
  return join(import.meta.dirname, program);
}
