import { unwrittenMessage } from "../../templates/handler-stub.ts";

/**
 * Whether a text is a sound handler of a job at first sight: it exports `handler` as codegen wrote it, as a constant
 * or a function, names no other job's type, and its brackets match. A thousand handlers take a few milliseconds so;
 * the compiler, which takes a second for them, is asked about the others alone. What still cannot be parsed then is
 * left to the compiler of the user's.
 */
export function looksSound(text: string, job: string): boolean {
  if (text.includes("<<<<<<<") || text.includes(">>>>>>>")) return false;
  for (const [, , name] of text.matchAll(handlersType)) if (name !== job) return false;
  const code = text.replace(commentOrString, '""');
  return exportsHandler.test(code) && isBalanced(code);
}

/** Whether a text says of something that it is a job's handler: only such files may be handlers of jobs that are gone. */
export function mentionsHandlers(text: string): boolean {
  return text.includes("Handlers[");
}

/** Whether a handler is as codegen wrote it. */
export function isUnwritten(text: string, job: string): boolean {
  return text.includes(unwrittenMessage(job));
}

const handlersType = /\bHandlers\[\s*(["'])([^"'\n]+)\1\s*\]/g;

/** At the beginning of a line, where an export of a module stands. */
const exportsHandler = /^export (?:const|(?:async )?function) handler\b/m;

const commentOrString =
  /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g;

/** A regular expression may hold a bracket or a quote alone; the compiler then says that all is well. */
function isBalanced(code: string): boolean {
  const open: string[] = [];
  for (const bracket of code.match(/[()[\]{}'`]/g) ?? []) {
    const opening = openingOf.get(bracket);
    if (opening === undefined) open.push(bracket);
    else if (open.pop() !== opening) return false;
  }
  return open.length === 0;
}

const openingOf: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);
