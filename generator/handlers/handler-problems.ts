import { type Diagnostic, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { exportProblem } from "./export-problem.ts";
import type { HandlerFile } from "./handler-files.ts";
import type { HandlerPlace } from "./handler-place.ts";
import { placeAt, placeInFile } from "./place-in-file.ts";
import { type HandlerSource, readHandler } from "./read-handler.ts";
import { looksSound } from "./scan-handler.ts";

/** What is wrong with the files of jobs: they cannot be parsed, export no `handler`, or the handler of another job. */
export async function handlerProblems(places: readonly HandlerPlace[]): Promise<readonly Diagnostic[]> {
  const suspects = places.flatMap(({ job, file }) =>
    file && !looksSound(file.text, job) ? [{ job, file }] : [],
  );
  if (suspects.length === 0) return [];
  const { ts } = await import("ts-morph");
  return suspects.flatMap(({ job, file }) => {
    const source = readHandler(ts, file.shown, file.text);
    const found =
      syntaxError(source, file, job) ?? noHandler(source, file, job) ?? otherJob(source, file, job);
    return found ? [found] : [];
  });
}

function syntaxError(
  { tree, syntaxError: error }: HandlerSource,
  { shown, text }: HandlerFile,
  job: string,
): Diagnostic | undefined {
  if (!error) return undefined;
  const isConflict = /^(?:<{7}|>{7})/m.test(text);
  const { messageText } = error;
  const reason = typeof messageText === "string" ? messageText : messageText.messageText;
  return diagnostic("HANDLER_SYNTAX", `${shown} cannot be parsed: ${reason.replace(/\.$/, "")}.`, {
    job,
    location: placeAt(shown, tree, error.start),
    ...(isConflict ? { fix: "Resolve the conflict, and remove the marks <<<<<<< and >>>>>>>." } : {}),
  });
}

function noHandler(source: HandlerSource, file: HandlerFile, job: string): Diagnostic | undefined {
  const problem = exportProblem(source, file.shown, job);
  if (!problem) return undefined;
  const location = problem.name
    ? placeInFile(file, problem.name.node)
    : { file: file.shown, line: 1, column: 1 };
  return diagnostic("HANDLER_EXPORT", problem.message, { job, location, fix: problem.fix });
}

function otherJob({ names }: HandlerSource, file: HandlerFile, job: string): Diagnostic | undefined {
  const type = names.find(({ name, isExported }) => name === "handler" && isExported)?.type;
  if (!type || type.job === job) return undefined;
  const [own, other] = [JSON.stringify(job), JSON.stringify(type.job)];
  return diagnostic(
    "HANDLER_TYPE",
    `${file.shown} is the handler of ${job}, and its type is Handlers[${other}].`,
    {
      job,
      location: placeInFile(file, type.node),
      fix: `Write \`Handlers[${own}]\` in place of \`Handlers[${other}]\`.`,
    },
  );
}
