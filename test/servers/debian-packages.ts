import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync, writeFileSync } from "node:fs";

/**
 * Installs packages with apt, without letting them start a service of the system.
 *
 * @param instead what else would do, for the error where that cannot be done: "set REDIS_URL"
 */
export async function installDebianPackages(packages: readonly string[], instead?: string): Promise<void> {
  const command = `apt-get update && apt-get install -y ${packages.join(" ")}`;
  const alternative = instead === undefined ? "" : `, or ${instead}`;
  if (!existsSync("/etc/debian_version")) {
    throw new Error(`Needed on this machine: ${packages.join(", ")}${alternative}.`);
  }
  if (process.getuid?.() !== 0) {
    throw new Error(`Needed on this machine: run as root \`${command}\`${alternative}.`);
  }
  process.stderr.write(`Installing ${packages.join(", ")} for the tests…\n`);
  const allowServices = forbidServices();
  try {
    // Another run of the tests may be installing.
    await run(`${command} --no-install-recommends -o DPkg::Lock::Timeout=300`);
  } finally {
    allowServices();
  }
}

/** A package's own scripts ask this file whether they may start its service; 101 is "no". */
function forbidServices(): () => void {
  const policy = "/usr/sbin/policy-rc.d";
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}

async function run(command: string): Promise<void> {
  const child = spawn("sh", ["-c", command], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`\`${command}\` failed:\n${output.slice(-2_000)}`);
}
