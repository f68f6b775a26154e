import { expect, test } from "vitest";
import { reportText } from "../../generator/cli/report-text.ts";
import { type Diagnostic, diagnostic } from "../../schema/diagnostics/diagnostic.ts";

function at(file: string, line: number, place: Partial<Diagnostic> = {}): Diagnostic {
  return diagnostic("SCHEMA_DATE", "No date.", { location: { file, line, column: 5 }, ...place });
}

test("nothing is nothing", () => {
  expect(reportText([])).toBe("");
});

test("one problem has its fix and is counted", () => {
  expect(reportText([at("a.ts", 1, { job: "a", path: "payload.at", fix: "Write z.iso.datetime()." })])).toBe(
    `a.ts:1:5 error SCHEMA_DATE [a payload.at]: No date.
  fix: Write z.iso.datetime().

1 error in 1 file
`,
  );
});

test("many are in the order of their places, each fix written out where it is first, and counted", () => {
  const fix = "Write z.iso.datetime(), or a codec between it and Date.";
  const accept = (job: string): Partial<Diagnostic> => ({
    job,
    severity: "warning",
    fix: `Accept it by a line in the config, which is accept: { SCHEMA_DATE: ["${job}"] }.`,
  });
  const found = [
    diagnostic("FILE_KEPT", "old.ts was kept.", { fix: "Move it out of the folder of the generated files." }),
    at("b.ts", 10, { fix }),
    at("b.ts", 9, { fix }),
    at("b.ts", 9, { fix }),
    at("a.ts", 30, accept("emails.hi")),
    at("a.ts", 20, accept("emails.welcome")),
    at("b.ts", 12, { fix: "Remove it." }),
    at("b.ts", 11, { fix: "Remove it." }),
    diagnostic("FILE_KEPT", "older.ts was kept.", {
      fix: "Move it out of the folder of the generated files.",
    }),
  ];
  expect(reportText(found)).toBe(
    `a.ts:20:5 warning SCHEMA_DATE [emails.welcome]: No date.
  fix: Accept it by a line in the config, which is accept: { SCHEMA_DATE: ["emails.welcome"] }.
a.ts:30:5 warning SCHEMA_DATE [emails.hi]: No date.
  fix: as at a.ts:20:5, with "emails.hi"
b.ts:9:5 error SCHEMA_DATE: No date.
  fix: Write z.iso.datetime(), or a codec between it and Date.
b.ts:9:5 error SCHEMA_DATE: No date.
  fix: as above
b.ts:10:5 error SCHEMA_DATE: No date.
  fix: as at b.ts:9:5
b.ts:11:5 error SCHEMA_DATE: No date.
  fix: Remove it.
b.ts:12:5 error SCHEMA_DATE: No date.
  fix: Remove it.
warning FILE_KEPT: old.ts was kept.
  fix: Move it out of the folder of the generated files.
warning FILE_KEPT: older.ts was kept.
  fix: as above

5 errors, 4 warnings in 2 files
`,
  );
});
