import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { didYouMean } from "../schema/resolve/did-you-mean.ts";

/**
 * The file that a path to nothing was surely meant to lead to, as a relative path of the config: one with an extension
 * more or another one, or with almost the same name. Undefined where none is near.
 *
 * @param file absolute
 * @param project what the result is relative to
 */
export function nearFile(file: string, project: string): string | undefined {
  const folder = dirname(file);
  const names = existsSync(folder) ? namesIn(folder) : [];
  const name = basename(file);
  const stem = name.replace(/\.[cm]?[jt]sx?$/, "");
  const near = names.find((other) => other.replace(/\.[cm]?[jt]s$/, "") === stem) ?? didYouMean(name, names);
  return near === undefined ? undefined : `./${relative(project, join(folder, near)).split(sep).join("/")}`;
}

function namesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) =>
      entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name) ? [entry.name] : [],
    );
  } catch {
    return []; // A file, or a folder that may not be read.
  }
}
