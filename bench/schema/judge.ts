import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-6.0";
import { compilerOptions } from "./compiler-options.ts";
import { inferredTypes } from "./inferred-types.ts";
import type { Side } from "./tools/tool.ts";

/** What one tool printed of one side of one schema. */
export interface Case {
  readonly tool: string;
  readonly zod: 3 | 4;
  readonly side: Side;
  /** The schema's module, and what it is exported as. */
  readonly module: string;
  readonly schema: string;
  /** Undefined where the tool threw. */
  readonly text: string | undefined;
  /** Whether some of it is left to the compiler by a reference to the schema. */
  readonly refers: boolean;
}

/**
 * `exact`: identical to what zod infers. `wider`: takes all that zod's type does, and is another. `wrong`: refuses some
 * of it, does not compile, or was not printed.
 */
export type Verdict = "exact" | "wider" | "wrong";

/**
 * What the compiler says of each case; what one prints is a file of its own, so that none spoils another's.
 *
 * @param folder where the files are written
 */
export function judge(
  cases: readonly Case[],
  folder: string,
  exactOptionalPropertyTypes: boolean,
): ReadonlyMap<Case, Verdict> {
  const files = cases.map((one, index) => writeCase(one, join(folder, String(index))));
  const program = ts.createProgram(
    files.flatMap(({ printed, verdict }) => [printed, verdict]),
    { ...compilerOptions(ts), exactOptionalPropertyTypes },
  );
  return new Map(files.map(({ one, printed, verdict }) => [one, readVerdict(program, printed, verdict)]));
}

interface CaseFiles {
  readonly one: Case;
  readonly printed: string;
  readonly verdict: string;
}

function writeCase(one: Case, folder: string): CaseFiles {
  const files = { one, printed: join(folder, "printed.ts"), verdict: join(folder, "verdict.ts") };
  mkdirSync(folder, { recursive: true });
  writeFileSync(files.printed, one.text ?? "");
  writeFileSync(files.verdict, verdictText(one));
  return files;
}

function verdictText({ module, schema, side }: Case): string {
  return `
import type { Printed } from "./printed.ts";
import type { ${schema} as schema } from ${JSON.stringify(module)};
${inferredTypes}
type Inferred = ${side === "input" ? "Input" : "Output"}<typeof schema>;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export type Verdict = Same<Printed, Inferred> extends true
  ? "exact"
  : [Inferred] extends [Printed]
    ? "wider"
    : "wrong";
`;
}

function readVerdict(program: ts.Program, printed: string, verdict: string): Verdict {
  const isClean = [printed, verdict].every((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].length === 0;
  });
  const alias = program.getSourceFile(verdict)?.statements.find((one) => isVerdict(one));
  const type = alias && program.getTypeChecker().getTypeAtLocation(alias);
  const value = isClean && type?.isStringLiteral() ? type.value : "wrong";
  return verdicts.find((one) => one === value) ?? "wrong";
}

const verdicts: readonly Verdict[] = ["exact", "wider", "wrong"];

function isVerdict(statement: ts.Statement): boolean {
  return ts.isTypeAliasDeclaration(statement) && statement.name.text === "Verdict";
}
