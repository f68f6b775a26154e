import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = join(import.meta.dirname, "peers");
const require = createRequire(join(folder, "package.json"));

/**
 * Installs the tools to compare with, where that has not been done since their lock changed: `npm ci` of the project
 * leaves them out.
 *
 * @throws Error when npm fails, or when the tools have another zod than the project
 */
export function installPeers(): void {
  const installed = join(folder, "node_modules/.package-lock.json");
  const lock = join(folder, "package-lock.json");
  const isInstalled = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
  if (!isInstalled) runNpmCi();
  const [ours, theirs] = [ownVersion("zod"), peerVersion("zod")];
  if (ours === theirs) return;
  throw new Error(
    `bench/peers has zod ${theirs}, the project ${ours}: name that in bench/peers/package.json.`,
  );
}

function runNpmCi(): void {
  console.error("Installing the tools to compare with in bench/peers (npm ci) …");
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("npm ci failed in bench/peers; its own message is above.");
}

/** A tool installed there, of the shape that its documentation gives. */
export function requirePeer<Shape>(name: string): Shape {
  return require(name);
}

/** The absolute path of a file of a tool installed there. */
export function peerFile(name: string, file: string): string {
  return join(folder, "node_modules", name, file);
}

/** The version of a tool installed there. */
export function peerVersion(name: string): string {
  return versionIn(folder, name);
}

/** The version of one of the project's own packages. */
export function ownVersion(name: string): string {
  return versionIn(join(folder, "../.."), name);
}

function versionIn(project: string, name: string): string {
  const file = join(project, "node_modules", name, "package.json");
  const { version }: { readonly version: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
