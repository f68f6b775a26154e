import type { TemplateFile } from "../../templates/template.ts";
import { pathProblem } from "./path-problem.ts";
import { notPlain } from "./plain-data.ts";
import type { FileProblem } from "./problem-of.ts";

/** What a template gave as a file, where it is one; else why it is none. */
export function checkFile(
  given: unknown,
  index: number,
): { readonly file?: TemplateFile; readonly problem?: FileProblem } {
  const problem = fileProblem(given, `the file at ${index}`);
  return problem || !isFile(given) ? { ...(problem && { problem }) } : { file: given };
}

function fileProblem(given: unknown, what: string): FileProblem | undefined {
  if (typeof given !== "object" || given === null)
    return output(`gives ${given === null ? "null" : `a ${typeof given}`} as ${what}.`);
  const { path, folder, text, json, source, ...others } = Object.fromEntries(Object.entries(given));
  if (typeof path !== "string") return output(`gives no path for ${what}.`);
  const [other] = Object.keys(others);
  if (other !== undefined) return output(`gives ${path} the key ${other}, which means nothing.`);
  if (folder !== undefined && folder !== "client" && folder !== "worker")
    return output(
      `puts ${path} into the folder ${JSON.stringify(folder)}.`,
      'Write `folder: "client"` or `folder: "worker"`; left out, it is the client\'s.',
    );
  return pathProblem(path) ?? contentProblem(path, { text, json, source });
}

function contentProblem(path: string, content: Readonly<Record<string, unknown>>): FileProblem | undefined {
  const given = Object.entries(content).filter(([, value]) => value !== undefined);
  const [[kind, value] = [], another] = given;
  if (kind === undefined) return output(`gives ${path} no content.`);
  if (another) return output(`gives ${path} both ${kind} and ${another[0]}.`);
  if (kind === "text")
    return typeof value === "string" ? undefined : output(`gives ${path} a text that is none.`);
  if (kind === "source" && Object(value).kind !== wholeFile)
    return output(
      `gives ${path} a source that is no whole file.`,
      "Give a SourceFileStructure of ts-morph, whose kind is StructureKind.SourceFile.",
    );
  const place = notPlain(value, { undefinedKeys: kind === "source" });
  if (place === undefined) return undefined;
  return output(
    `gives ${path} a value that is no plain data, at ${kind}${place}.`,
    kind === "json" ? "Give only what JSON can hold." : "Write a text where ts-morph would take a function.",
  );
}

/** ts-morph's StructureKind.SourceFile. */
const wholeFile = 36;

function output(message: string, fix?: string): FileProblem {
  return { code: "TEMPLATE_OUTPUT", message, ...(fix === undefined ? {} : { fix }) };
}

/** Only called on what has no problem. */
function isFile(given: unknown): given is TemplateFile {
  return typeof given === "object" && given !== null;
}
