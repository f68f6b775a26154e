import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync, writeFileSync } from "node:fs";

/** Installs packages with apt, without letting them start a service of the system. */
export async function installDebianPackages(packages: readonly string[]): Promise<void> {
  const command = `apt-get update && apt-get install -y ${packages.join(" ")}`;
  if (!existsSync("/etc/debian_version")) {
    throw new Error(`Needed on this machine: ${packages.join(", ")}. Or set DATABASE_URL and REDIS_URL.`);
  }
  if (process.getuid?.() !== 0) {
    throw new Error(`Needed on this machine: run as root \`${command}\`, or set DATABASE_URL and REDIS_URL.`);
  }
  process.stderr.write(`Installing ${packages.join(", ")} for the tests…\n`);
  const allowServices = forbidServices();
  try {
    await run(`${command} --no-install-recommends`);
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
