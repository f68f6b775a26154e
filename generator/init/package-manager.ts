import { existsSync } from "node:fs";
import { join } from "node:path";

export type PackageManagerName = "npm" | "pnpm" | "yarn" | "bun";

/** What a package manager is told, word by word. */
export interface PackageManager {
  readonly name: PackageManagerName;
  /** Adds packages; with none, installs what package.json lists. */
  install(packages: readonly string[], dev?: boolean): readonly string[];
  /** Exactly what the lock file says, for CI. */
  readonly installLocked: readonly string[];
  /** Runs a script of package.json. */
  script(name: string): readonly string[];
  /** Runs the program of an installed package. */
  exec(...command: readonly string[]): readonly string[];
}

/**
 * The project's package manager: what `packageManager` in a package.json names, else whose lock file lies nearest,
 * else the one that runs this program, else npm.
 *
 * @param folders the project's folder and those above it, to the root of its workspace, the nearest first
 * @param declared the values of `packageManager` in those folders
 * @param userAgent `npm_config_user_agent`
 * @param isWorkspaceRoot the project's own folder is the root of a workspace
 */
export function detectPackageManager({
  folders,
  declared,
  userAgent = "",
  isWorkspaceRoot,
}: {
  readonly folders: readonly string[];
  readonly declared: readonly string[];
  readonly userAgent?: string | undefined;
  readonly isWorkspaceRoot: boolean;
}): PackageManager {
  const name =
    declared.map(nameIn).find((found) => found !== undefined) ??
    folders.map(lockedBy).find((found) => found !== undefined) ??
    nameIn(userAgent) ??
    "npm";
  return managers[name](isWorkspaceRoot);
}

/** `pnpm@10.2.0` and `pnpm/10.2.0 npm/? node/v22` both begin with the name. */
function nameIn(text: string): PackageManagerName | undefined {
  const name = /^[a-z]+/.exec(text)?.[0] ?? "";
  return names.find((known) => known === name);
}

const names: readonly PackageManagerName[] = ["npm", "pnpm", "yarn", "bun"];

const lockFiles: readonly (readonly [file: string, name: PackageManagerName])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

function lockedBy(folder: string): PackageManagerName | undefined {
  return lockFiles.find(([file]) => existsSync(join(folder, file)))?.[1];
}

const managers: Readonly<Record<PackageManagerName, (isWorkspaceRoot: boolean) => PackageManager>> = {
  npm: () => ({
    name: "npm",
    install: (packages, dev) => ["npm", "install", ...(dev ? ["--save-dev"] : []), ...packages],
    installLocked: ["npm", "ci"],
    script: (name) => ["npm", "run", name],
    exec: (...command) => ["npx", ...command],
  }),
  pnpm: (isWorkspaceRoot) => ({
    name: "pnpm",
    install: (packages, dev) =>
      packages.length === 0
        ? ["pnpm", "install"]
        : ["pnpm", "add", ...(isWorkspaceRoot ? ["-w"] : []), ...(dev ? ["-D"] : []), ...packages],
    installLocked: ["pnpm", "install", "--frozen-lockfile"],
    script: (name) => ["pnpm", "run", name],
    exec: (...command) => ["pnpm", "exec", ...command],
  }),
  yarn: () => ({
    name: "yarn",
    install: (packages, dev) =>
      packages.length === 0 ? ["yarn", "install"] : ["yarn", "add", ...(dev ? ["-D"] : []), ...packages],
    // The old name is understood by yarn 1 and by those after it.
    installLocked: ["yarn", "install", "--frozen-lockfile"],
    script: (name) => ["yarn", "run", name],
    exec: (...command) => ["yarn", "run", ...command],
  }),
  bun: () => ({
    name: "bun",
    install: (packages, dev) =>
      packages.length === 0 ? ["bun", "install"] : ["bun", "add", ...(dev ? ["-d"] : []), ...packages],
    installLocked: ["bun", "install", "--frozen-lockfile"],
    script: (name) => ["bun", "run", name],
    exec: (...command) => ["bunx", ...command],
  }),
};
