import { ts } from "ts-morph";

/** A file as TypeScript reads it. @throws where it finds a syntax error */
export function parsed(text: string): ts.SourceFile {
  const source = ts.createSourceFile("generated.ts", text, ts.ScriptTarget.Latest, true);
  // What `transpileModule` reports too, at thirty times the price.
  const errors: unknown = Reflect.get(source, "parseDiagnostics");
  if (Array.isArray(errors) && errors.length === 0) return source;
  throw new Error(`${JSON.stringify(errors, ["messageText", "start"])} in:\n${text}`);
}

/** A file's code on one line, without its comments and its white space. */
export function withoutComments(text: string): string {
  const printed = ts.createPrinter({ removeComments: true }).printFile(parsed(text));
  return printed.replaceAll(/\s+/g, "");
}

/** The names of every tag in the doc comments of a file. */
export function documentationTags(text: string): ReadonlySet<string> {
  const tags = new Set<string>();
  const visit = (node: ts.Node): void => {
    for (const { tagName } of ts.getJSDocTags(node)) tags.add(tagName.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(text));
  return tags;
}

/** What a module of constants exports, run as JavaScript. */
export function exportsOf(text: string): Readonly<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS },
  });
  const module = { exports: {} };
  new Function("exports", outputText)(module.exports);
  return module.exports;
}
