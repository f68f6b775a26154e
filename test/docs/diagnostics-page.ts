import { catalogue, type DiagnosticCode } from "../../schema/diagnostics/catalogue.ts";
import { generatorPages } from "../../schema/diagnostics/generator-pages.ts";
import { handlerPages } from "../../schema/diagnostics/handler-pages.ts";
import { manifestPages } from "../../schema/diagnostics/manifest-pages.ts";
import { optionPages } from "../../schema/diagnostics/option-pages.ts";
import type { DiagnosticPage } from "../../schema/diagnostics/page.ts";
import { runPages } from "../../schema/diagnostics/run-pages.ts";
import { schemaPages } from "../../schema/diagnostics/schema-pages.ts";
import { schemaUsePages } from "../../schema/diagnostics/schema-use-pages.ts";
import { templatePages } from "../../schema/diagnostics/template-pages.ts";
import { writePages } from "../../schema/diagnostics/write-pages.ts";

/** What the pages are about, in the order of docs/diagnostics.md. A code in none of them comes under "Others". */
const areas: readonly (readonly [title: string, pages: Readonly<Record<string, DiagnosticPage>>])[] = [
  ["The manifest", manifestPages],
  ["Options", optionPages],
  ["Schemas", schemaPages],
  ["How schemas are used", schemaUsePages],
  ["The config and the project", generatorPages],
  ["Handlers", handlerPages],
  ["Writing files", writePages],
  ["Templates of your own", templatePages],
  ["Working and publishing", runPages],
];

/** docs/diagnostics.md: an index by area, and a section for each code. */
export function diagnosticsPage(): string {
  const sections = withOthers().map(([title, codes]) => [title, [...codes].sort()] as const);
  const index = sections.map(
    ([title, codes]) => `**${title}**: ${codes.map((code) => `[${code}](#${anchorOf(code)})`).join(", ")}\n`,
  );
  const pages = sections.flatMap(([title, codes]) => [`## ${title}\n`, ...codes.map(section)]);
  return [introduction, ...index, ...pages].join("\n");
}

const introduction = `# Diagnostics

Every problem that \`jobwright\` finds has a code, a severity, a place and a fix. This page has what
\`jobwright explain\` prints, for every code: \`jobwright explain NAME_CLASH\`. It is generated from the catalogue.

An **error** gives exit code 1, and codegen then writes nothing, unless it is about handlers, which are yours; a
**warning** stops nothing. All problems of a run are reported, not the first alone. [The command line](command-line.md) has their formats for CI and programs.
`;

function withOthers(): readonly (readonly [title: string, codes: readonly DiagnosticCode[]])[] {
  const all = Object.keys(catalogue).filter(isCode);
  const named = areas.map(
    ([title, pages]) => [title, all.filter((code) => Object.hasOwn(pages, code))] as const,
  );
  const others = all.filter((code) => !named.some(([, codes]) => codes.includes(code)));
  return others.length > 0 ? [...named, ["Others", others]] : named;
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(catalogue, code);
}

function section(code: DiagnosticCode): string {
  const { severity, why, fix, fixIn } = catalogue[code];
  return [
    `### ${code}\n`,
    `*${severity}* · ${why}\n`,
    `**Fix:** ${fix}\n`,
    ...(fixIn?.mini ? [`**Fix in zod/mini:** ${fixIn.mini}\n`] : []),
    ...(fixIn?.zod3 ? [`**Fix in zod 3:** ${fixIn.zod3}\n`] : []),
  ].join("\n");
}

/** As GitHub makes it from a heading. */
function anchorOf(code: string): string {
  return code.toLowerCase();
}
