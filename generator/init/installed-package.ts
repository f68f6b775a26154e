import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

export interface InstalledPackage {
  /** Its package.json, with links resolved. */
  readonly file: string;
  readonly version: string;
}

/**
 * A package as Node finds it from a folder: in the nearest node_modules above.
 *
 * @returns undefined where it is not installed
 */
export function installedPackage(folder: string, name: string): InstalledPackage | undefined {
  const file = join(folder, "node_modules", name, "package.json");
  if (existsSync(file)) {
    const version = /"version":\s*"([^"]+)"/.exec(readFileSync(file, "utf8"))?.[1] ?? "0.0.0";
    return { file: realpathSync(file), version };
  }
  const above = dirname(folder);
  return above === folder ? undefined : installedPackage(above, name);
}
