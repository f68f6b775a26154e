import { recordName } from "../output-record.ts";
import { stagingName } from "../writing/staging-name.ts";
import type { FileProblem } from "./problem-of.ts";

/** Why a template's file cannot have a path, on one system or another; undefined for a good one. */
export function pathProblem(path: string): FileProblem | undefined {
  const shown = JSON.stringify(path);
  const parts = path.split("/");
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return at(`gives the absolute path ${shown}.`);
  if (path.includes("\\")) return at(`gives the path ${shown}, which has backslashes.`);
  if (parts.includes("..")) return at(`gives the path ${shown}, which leads out of the output folder.`);
  if (parts.includes("") || parts.includes(".")) return at(`gives the path ${shown}, which is no file's.`);
  if (parts[0] && reserved.has(parts[0].toLowerCase()))
    return at(`gives the path ${shown}, where codegen keeps its own records.`);
  const refused = parts.find((part) => refusedByWindows.test(part));
  return refused === undefined
    ? undefined
    : at(`gives the path ${shown}, and Windows can have no file called ${JSON.stringify(refused)}.`);
}

const reserved: ReadonlySet<string> = new Set([recordName, stagingName]);

const refusedByWindows = /[<>:"|?*\p{Cc}]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

function at(message: string): FileProblem {
  return { code: "TEMPLATE_PATH", message };
}
