import { codegen } from "../../generator/codegen.ts";
import type { Project } from "./project.ts";

/** `place severity CODE: message` and the fix of each problem that codegen finds while it writes. */
export async function problemsOf(project: Project) {
  const { diagnostics } = await codegen({ cwd: project.folder, write: true });
  return diagnostics.map(({ location, severity, code, message, fix }) => {
    const place = location ? `${location.file}:${location.line}:${location.column}` : "-";
    return { problem: `${place} ${severity} ${code}: ${message}`, fix };
  });
}
