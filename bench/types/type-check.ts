import { dirname, join } from "node:path";
import { runMeasured } from "../run-measured.ts";

/** A compiler as people run it. */
export interface Compiler {
  readonly name: string;
  /** The package that the project has it as. */
  readonly package: string;
  readonly args: readonly string[];
}

export const compilers: readonly Compiler[] = [
  { name: "7.0", package: "typescript", args: [] },
  { name: "7.0 --checkers 1", package: "typescript", args: ["--checkers", "1"] },
  { name: "6.0", package: "typescript-6.0", args: [] },
  { name: "5.9", package: "typescript-5.9", args: [] },
];

/** What a type-check took. */
export interface TypeCheck {
  /** Milliseconds. */
  readonly wall: number;
  readonly cpu: number;
  /** MB, as the compiler counts it. */
  readonly memory: number;
  /** TypeScript 7 counts those of all of its checkers, which each make their own. */
  readonly instantiations: number;
  readonly types: number;
}

/**
 * Type-checks a program once.
 *
 * @throws Error with what the compiler says, when the program has an error
 */
export async function typeCheck(compiler: Compiler, tsconfig: string): Promise<TypeCheck> {
  const { wall, cpu, stdout } = await compile(compiler, ["-p", tsconfig, "--extendedDiagnostics"]);
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(stdout)?.[1] ?? Number.NaN);
  return {
    wall,
    cpu,
    memory: figure("Memory used") / 1_024,
    instantiations: figure("Instantiations"),
    types: figure("Types"),
  };
}

/** Runs a compiler with arguments, the first of which names a tsconfig. */
export function compile(compiler: Compiler, args: readonly string[]) {
  const script = join(import.meta.dirname, "../../node_modules", compiler.package, "bin/tsc");
  const folder = dirname(args[1] ?? "");
  return runMeasured({
    command: process.execPath,
    args: [script, ...args, ...compiler.args],
    cwd: folder,
    temporary: folder,
  });
}
