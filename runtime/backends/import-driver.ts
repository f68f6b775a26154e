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
      `This backend needs the package "${packageName}", which is not installed. ` +
        `Run: npm install ${installs.get(packageName) ?? packageName}`,
      { cause: error },
    );
  }
}

/** What to install for each package: the versions of package.json's peerDependencies, with what it goes with. */
const installs: ReadonlyMap<string, string> = new Map([
  ["pg-boss", "pg-boss@12.38.0 pg@8"],
  ["pg", "pg-boss@12.38.0 pg@8"],
  ["@electric-sql/pglite", "pg-boss@12.38.0 @electric-sql/pglite@0.5"],
  ["bullmq", "bullmq@6 ioredis@6"],
  ["ioredis", "bullmq@6 ioredis@6"],
]);

/** A module that the package asks for in vain has the same code, but another name in the message. */
function isMissing(packageName: string, error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const notFound = error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND";
  return notFound && [`'${packageName}'`, `"${packageName}"`].some((name) => error.message.includes(name));
}
