import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../peers");
const require = createRequire(join(folder, "package.json"));

/**
 * Installs the tools to compare with, where that has not been done since their lock changed: `npm ci` of the project
 * leaves them out.
 *
 * @throws Error when npm fails
 */
export function installPeers(): void {
  const installed = join(folder, "node_modules/.package-lock.json");
  const lock = join(folder, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("Installing the tools to compare with in bench/peers (npm ci) …");
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("npm ci failed in bench/peers; its own message is above.");
}

/** A tool installed there, of the shape that its documentation gives. */
export function requirePeer<Shape>(name: string): Shape {
  return require(name);
}

/** The version of a tool installed there. */
export function peerVersion(name: string): string {
  const { version }: { readonly version: string } = require(
    join(folder, "node_modules", name, "package.json"),
  );
  return version;
}
