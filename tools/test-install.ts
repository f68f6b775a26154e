/**
 * Installs an empty clone with npm 10, 11 and 12 and looks which Node the scripts of the clone then run on.
 * Run by: npm run test:install
 */
import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const expected = `v${JSON.parse(readFileSync(join(root, "tools/node/package.json"), "utf8")).version}`;
const machineNode = findMachineNode();
const results = ["10", "11", "12"].map((major) => ({ npm: major, ...tryInstall(major) }));

console.table(results);
process.exitCode = results.every(({ scripts }) => scripts === expected) ? 0 : 1;

interface InstallResult {
  /** The Node that npm itself ran on. */
  readonly under: string;
  /** The Node of the clone's scripts. */
  readonly scripts: string;
}

function tryInstall(major: string): InstallResult {
  const folder = mkdtempSync(join(tmpdir(), `jobwright-npm-${major}-`));
  try {
    const install = ["install", "--prefix", folder, "--ignore-scripts", "--no-engine-strict", `npm@${major}`];
    execFileSync("npm", install, { stdio: "ignore" });
    const npm = join(folder, "node_modules/npm/bin/npm-cli.js");
    const clone = join(folder, "clone");
    execFileSync("git", ["clone", "--quiet", root, clone]);
    // npm 12 does not run on Node 20; then it runs on this process's own.
    const node = runs(machineNode, npm) ? machineNode : process.execPath;
    const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${machinePath()}` };
    const inClone = { cwd: clone, env, encoding: "utf8" } as const;
    execFileSync(node, [npm, "ci"], inClone);
    const scripts = execFileSync(node, [npm, "run", "--silent", "node-version"], inClone).trim();
    return { under: execFileSync(node, ["-v"], { encoding: "utf8" }).trim(), scripts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runs(node: string, npm: string): boolean {
  try {
    const version = execFileSync(node, [npm, "--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return /^\d+\.\d+\.\d+/.test(version);
  } catch {
    return false;
  }
}

function findMachineNode(): string {
  for (const folder of machinePath().split(delimiter)) {
    const node = join(folder, "node");
    try {
      accessSync(node, constants.X_OK);
      return node;
    } catch {
      // Not in this folder.
    }
  }
  return process.execPath;
}

/** PATH without the folders that npm puts before it for a script. */
function machinePath(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => !/node_modules[\\/]\.bin$|node-gyp-bin$/.test(folder)).join(delimiter);
}
