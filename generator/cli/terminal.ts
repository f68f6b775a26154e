import { styleText } from "node:util";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { printable } from "../../schema/diagnostics/printable.ts";
import { type Annotation, annotationOf } from "./github/annotation.ts";
import { annotationLines } from "./github/annotation-lines.ts";
import { jsonWithoutCommands, withoutCommands } from "./github/without-commands.ts";
import { reportText } from "./report-text.ts";
import { reserveStdout } from "./reserve-stdout.ts";
import type { Style, StyleText } from "./style.ts";

export type OutputFormat = (typeof outputFormats)[number];

export const outputFormats = ["text", "json", "github"] as const;

/** Where a command writes: results to stdout, all else to stderr. */
export interface Terminal {
  readonly format: OutputFormat;
  /** Columns of the terminal; 100 where there is none. */
  readonly width: number;
  /** One line of the result, for people. */
  line(text: string): void;
  /** One line on the side, for people, that is no part of the result. */
  note(text: string): void;
  /** The whole result as one line of JSON, in the JSON format; a command that runs on gives one for each event. */
  document(value: object): void;
  /** What was found, for people and for GitHub; a document carries its own. */
  report(diagnostics: readonly Diagnostic[]): void;
  /** Something that GitHub shows with the run and is no diagnostic. */
  annotate(annotation: Annotation): void;
  /** An emphasis where colours are on. */
  readonly style: StyleText;
  /** Writes what was kept to the end. */
  end(): void;
}

export interface TerminalSettings {
  readonly format: OutputFormat;
  /** False turns colours off; else they follow the terminal, NO_COLOR and FORCE_COLOR. */
  readonly color: boolean;
  /** The command's name; null where there is none. */
  readonly command: string | null;
  /** Absolute; what the files of diagnostics are relative to. */
  readonly project: string;
}

export function createTerminal({ format, color, command, project }: TerminalSettings): Terminal {
  const isActions = process.env.GITHUB_ACTIONS === "true";
  const isForPeople = format !== "json";
  const safe = (text: string): string => (isActions || format === "github" ? withoutCommands(text) : text);
  const toStdout = format === "json" ? reserveStdout() : (text: string) => process.stdout.write(text);
  const toStderr = (text: string): boolean => process.stderr.write(safe(text));
  const styled = (stream: NodeJS.WriteStream) => (name: Style, text: string) =>
    color ? styleText(name, text, { stream }) : text;
  const annotations: Annotation[] = [];
  return {
    format,
    width: process.stdout.columns || 100,
    style: styled(process.stdout),
    line: (text) => isForPeople && toStdout(safe(`${text}\n`)),
    note: (text) => isForPeople && toStderr(`${printable(text)}\n`),
    document(value) {
      if (isForPeople) return;
      const json = JSON.stringify({ command, ...withoutCauses(value) });
      toStdout(`${isActions ? jsonWithoutCommands(json) : json}\n`);
    },
    report(diagnostics) {
      if (!isForPeople) return;
      toStderr(reportText(diagnostics, styled(process.stderr)));
      annotations.push(...diagnostics.map((found) => annotationOf(found, project)));
    },
    annotate: (annotation) => annotations.push(annotation),
    end() {
      const lines = annotationLines(annotations.splice(0), project).map((line) => `${line}\n`);
      // Where nobody asked for them, results are not to be mixed with them: GitHub reads stderr as well.
      if (format === "github") toStdout(lines.join(""));
      if (format === "text" && isActions) process.stderr.write(lines.join(""));
    },
  };
}

/** A diagnostic's cause is for people who debug: JSON shows nothing of an error. */
function withoutCauses(value: object): object {
  if (!("diagnostics" in value) || !Array.isArray(value.diagnostics)) return value;
  return { ...value, diagnostics: value.diagnostics.map(({ cause, ...found }) => found) };
}
