import { createRequire } from "node:module";
import { MissingPackageError } from "../errors.ts";

/**
 * Imports an optional peer package when it is first needed.
 *
 * @throws MissingPackageError when the package itself is not installed; a fault inside it is thrown as it is
 * @example const { PgBoss } = await importDriver("pg-boss", () => import("pg-boss"))
 */
export async function importDriver<T>(packageName: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(packageName, error)) throw error;
    throw new MissingPackageError(
      `This backend needs the package "${packageName}", which is not installed. Run: ${installCommand(packageName)}`,
      { cause: error },
    );
  }
}

/** A module that the package asks for in vain has the same code, but another name in the message. */
function isMissing(packageName: string, error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const notFound = error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND";
  return notFound && [`'${packageName}'`, `"${packageName}"`].some((name) => error.message.includes(name));
}

/** With the versions that this package works with: the newest may be another. */
function installCommand(packageName: string): string {
  const versions = peerVersions();
  const packages = neededTogether.find((names) => names.includes(packageName)) ?? [packageName];
  const wanted = packages.map((name) => (versions[name] ? `"${name}@${versions[name]}"` : name));
  return `npm install ${wanted.join(" ")}`;
}

const neededTogether: readonly (readonly string[])[] = [
  ["pg-boss", "pg"],
  ["@electric-sql/pglite", "pg-boss"],
  ["bullmq", "ioredis"],
];

function peerVersions(): Readonly<Record<string, string>> {
  try {
    return createRequire(import.meta.url)("jobwright/package.json").peerDependencies;
  } catch {
    // A program that was bundled into one file has no package.json of ours.
    return {};
  }
}
