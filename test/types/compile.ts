import { execFile } from "node:child_process";
import { join, relative, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "../..");

/** The compilers that people use, by the name of their package here. */
const everyCompiler = ["typescript-5.9", "typescript-6.0", "typescript"] as const;

export type Compiler = (typeof everyCompiler)[number];

/** The newest, and in `npm run test:compilers` each one: the older two take several times as long. */
export const compilers: readonly Compiler[] =
  process.env.JOBWRIGHT_COMPILERS === "every" ? everyCompiler : ["typescript"];

/**
 * Checks a project's types.
 *
 * @returns where each error was found, as `file:line` relative to `folder`, sorted; compilers differ in the text
 */
export async function compile(
  compiler: Compiler,
  folder: string,
  ...options: readonly string[]
): Promise<readonly string[]> {
  const program = [
    join(repository, "node_modules", compiler, "bin/tsc"),
    "-p",
    folder,
    "--pretty",
    "false",
    ...options,
  ];
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, program, { cwd: folder, maxBuffer: 1e8 }, (_, stdout, stderr) =>
      done(stdout + stderr),
    );
  });
  const places = [...output.matchAll(/^(\S.*)\((\d+),\d+\): error/gm)].map(
    ([, file = "", line]) => `${relative(folder, resolve(folder, file))}:${line}`,
  );
  if (places.length === 0 && output !== "") throw new Error(output);
  return [...new Set(places)].sort();
}
