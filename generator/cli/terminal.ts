import { styleText } from "node:util";
import type { Diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { reportText } from "./report-text.ts";

export type OutputFormat = "text" | "json";

/** Where a command writes: results to stdout, all else to stderr. */
export interface Terminal {
  readonly format: OutputFormat;
  /** One line of the result, in the text format. */
  line(text: string): void;
  /** The whole result as one document, in the JSON format. */
  document(value: object): void;
  /** What was found, for people; a document carries its own. */
  report(diagnostics: readonly Diagnostic[]): void;
  /** An emphasis where colours are on. */
  style(name: "bold" | "dim" | "green" | "red" | "yellow", text: string): string;
}

/** @param color false turns colours off; else they follow the terminal and NO_COLOR. */
export function createTerminal({
  format,
  color,
}: {
  readonly format: OutputFormat;
  readonly color: boolean;
}): Terminal {
  const style: Terminal["style"] = (name, text) =>
    color ? styleText(name, text, { stream: process.stdout }) : text;
  return {
    format,
    style,
    line: (text) => format === "text" && process.stdout.write(`${text}\n`),
    document: (value) => format === "json" && process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    report: (diagnostics) => {
      if (format === "text") process.stderr.write(reportText(diagnostics));
    },
  };
}
