import type { SourceFileStructure } from "ts-morph";
import { documentationText } from "./documentation.ts";
import { importPath, type Layout } from "./layout.ts";
import { stringLiteral } from "./literal.ts";
import type { OutlinedJob } from "./outline.ts";
import { importTypes, sourceFile } from "./structures.ts";

/** `handlers/<namespace>/<job>.ts`: written once, then the user's own. It compiles, and says so when it runs. */
export function handlerStub(job: OutlinedJob, folder: string, layout: Layout): SourceFileStructure {
  const name = stringLiteral(job.contract.name);
  const handlers = importPath(`${folder}/${job.file}`, `${layout.worker}/handlers.ts`, layout);
  const message = stringLiteral(unwrittenMessage(job.contract.name));
  return sourceFile([
    ...importTypes(["Handlers"], handlers),
    [
      "",
      ...documentationText(job.contract),
      `export const handler: Handlers[${name}] = async () => {`,
      `  throw new Error(${message});`,
      "};",
    ].join("\n"),
  ]);
}

/** What a handler says when it runs before anybody has written it. */
export function unwrittenMessage(job: string): string {
  return `The handler of ${job} is not written yet.`;
}
