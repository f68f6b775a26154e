import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where the package managers are that these tests try. */
export const packages = join(import.meta.dirname, "packages");

/** Installs them where they are not; not by `npm ci`, which wants the lock to hold pnpm for every platform. */
export default function installPackages(): void {
  if (existsSync(join(packages, "node_modules/.package-lock.json"))) return;
  const given = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", given, { cwd: packages, stdio: "inherit" });
}
