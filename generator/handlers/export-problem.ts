import { didYouMean } from "../../schema/resolve/did-you-mean.ts";
import type { DeclaredName, HandlerSource } from "./read-handler.ts";

/** What is wrong with the exports of a handler's file, and the edit that mends it. */
export interface ExportProblem {
  readonly message: string;
  readonly fix: string;
  /** Where it is wrong; undefined for the whole file. */
  readonly name?: DeclaredName | undefined;
}

/**
 * Why a file has no handler of a job to import; undefined where it exports one, and where only the compiler knows.
 *
 * @param file how the file is shown to people
 */
export function exportProblem(
  { tree, names, exportsAll }: HandlerSource,
  file: string,
  job: string,
): ExportProblem | undefined {
  const exported = names.filter(({ isExported }) => isExported);
  const handler = exported.find(({ name }) => name === "handler");
  if (handler?.isValue) return undefined;
  if (handler) {
    return {
      message: `${file} exports handler as a type alone, which is gone when the worker imports it.`,
      fix: `Write \`${declarationOf(job)} async ({ payload }) => { … };\`.`,
      name: handler,
    };
  }
  if (exportsAll) return undefined;
  if (tree.statements.length === 0) {
    return {
      message: `${file} is empty: it has no handler of ${job}.`,
      fix: "Delete the file and run `jobwright codegen`, which writes it anew.",
    };
  }
  const meant = meantAsHandler(names, job);
  if (!meant) {
    const others = exported.map(({ name }) => name).join(", ");
    return {
      message: `${file} exports ${others || "nothing"}, and no handler of ${job}.`,
      fix: `Add \`${declarationOf(job)} async ({ payload }) => { … };\`.`,
    };
  }
  const what = meant.name === "default" ? "a default" : meant.name;
  return {
    message: meant.isExported
      ? `${file} exports ${what}, and no handler of ${job}. Did you mean handler?`
      : `${file} has ${meant.name}, and does not export it as the handler of ${job}.`,
    fix: editOf(meant, job),
    name: meant,
  };
}

function declarationOf(job: string): string {
  return `export const handler: Handlers[${JSON.stringify(job)}] =`;
}

/** What people who know other tools call a handler. */
const usualNames = ["default", "handle", "run", "process", "processor", "perform", "execute", "job", "main"];

/** The value that is surely meant: by its type, its name, the job's, or as the only one that is exported. */
function meantAsHandler(names: readonly DeclaredName[], job: string): DeclaredName | undefined {
  const values = names.filter(({ isValue }) => isValue);
  const exported = values.filter(({ isExported }) => isExported);
  const near = didYouMean(
    "handler",
    values.map(({ name }) => name),
  );
  const key = job.split(".").at(-1);
  return (
    values.find(({ type }) => type !== undefined) ??
    values.find(({ name }) => name === near) ??
    exported.find(({ name }) => usualNames.includes(name) || name === key) ??
    (exported.length === 1 ? exported[0] : undefined)
  );
}

/** The edit as what to write in place of what. */
function editOf({ name, node, statement, isExported }: DeclaredName, job: string): string {
  const text = statement.getSourceFile().text;
  if (name === "default") return defaultEdit(text.slice(statement.getStart(), statement.end), job);
  const start = statement.getStart();
  if (node === statement) {
    // export { a, b as c }
    const [local = name] = node.getText().split(/\s+as\s+/);
    return `Write \`${local} as handler\` in place of \`${node.getText()}\`.`;
  }
  const before = text.slice(start, node.getStart());
  // Where it is one of several, or taken out of an object.
  if (!/^[\w\s]*$/.test(before)) return `Add \`export { ${name} as handler };\`.`;
  return `Write \`${isExported ? "" : "export "}${before}handler\` in place of \`${before}${name}\`.`;
}

function defaultEdit(text: string, job: string): string {
  const [, local] = /^export default (\w+);?$/.exec(text) ?? [];
  if (local !== undefined) {
    return local === "handler"
      ? "Write `export { handler };` in place of `export default handler;`."
      : `Write \`export { ${local} as handler };\` in place of \`export default ${local};\`.`;
  }
  const [head, words] = /^export default ((?:async )?function\b\*?)\s*\w*/.exec(text) ?? [];
  return head === undefined
    ? `Write \`${declarationOf(job)}\` in place of \`export default\`.`
    : `Write \`export ${words} handler\` in place of \`${head}\`.`;
}
