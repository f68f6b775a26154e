import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Address } from "../backends.ts";
import { until } from "../until.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));

/** The example in a folder of its own, whose `backend.ts` leads to an address. Nothing else differs. */
export async function copyExample(
  address: Address,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-example-"));
  for (const part of ["example", "generated", "package.json"]) {
    await cp(join(project, part), join(folder, part), { recursive: true });
  }
  for (const part of ["schema", "runtime", "node_modules"])
    await symlink(join(project, part), join(folder, part));
  await writeFile(join(folder, "example/backend.ts"), backendModule(address));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function backendModule(address: Address): string {
  const { kind, ...options } = address;
  const maker = { "pg-boss": "pgBoss", bullmq: "bullmq", embedded: "embedded" }[kind];
  return `import { ${maker} } from "jobwright/${kind}";\n\nexport const backend = ${maker}(${JSON.stringify(options)});\n`;
}

/** Starts a program of the copy. */
export function startExample(folder: string, program: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, ["--conditions=@jobwright/source", ...program], {
    cwd: folder,
    env: { ...process.env, SHOP_FOLDER: join(folder, "shop") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  return {
    child,
    output: () => output,
    until: (wanted: string) => until(() => output.includes(wanted), { timeout: 60_000, what: wanted }),
    exited: once(child, "close"),
  };
}
