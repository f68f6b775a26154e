import { expect, test } from "vitest";
import { diagnostic, formatDiagnostic } from "../../schema/diagnostics/diagnostic.ts";

test("a diagnostic's text shows what a terminal would obey, and stays on its lines", () => {
  const found = diagnostic("NAME_INVALID", "The name \u009b2J.", {
    job: "a\u001b[31m\nerror FAKE: all is well",
    path: "payload\u2028\ud800",
  });
  expect(formatDiagnostic(found).split("\n")).toEqual([
    "error NAME_INVALID [a\\u001b[31m\\nerror FAKE: all is well payload\\u2028\ufffd]: The name \\u009b2J.",
    expect.stringMatching(/^ {2}fix: /),
  ]);
});
