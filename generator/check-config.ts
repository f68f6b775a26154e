import { dirname, resolve } from "node:path";
import { type Diagnostic, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { propertyPlace } from "../schema/property-place.ts";
import { didYouMean } from "../schema/resolve/did-you-mean.ts";
import { acceptProblem } from "./check-accept.ts";
import type { Config } from "./config.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/**
 * Checks what a config's file exports, which no compiler may have seen, and fills in defaults.
 *
 * @returns all problems; where there is none, the config
 */
export function checkConfig(
  value: unknown,
  file: string,
): { readonly config?: ResolvedConfig; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = [...problems("", value, configShape)];
  if (diagnostics.length > 0 || !isConfig(value)) return { diagnostics };
  return { config: resolveConfig(value, file), diagnostics };
}

/** What a value may be; a problem is said as "must be …". */
type Shape =
  | { readonly kind: "text" }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "object"; readonly required: Shapes; readonly optional: Shapes }
  /** By code of a warning that can be accepted. */
  | { readonly kind: "codes"; readonly item: Shape }
  | { readonly kind: "either"; readonly object: Shape; readonly other: Shape };

type Shapes = Readonly<Record<string, Shape>>;

const text: Shape = { kind: "text" };

const configShape: Shape = {
  kind: "object",
  required: {
    manifest: text,
    out: {
      kind: "either",
      object: { kind: "object", required: { client: text, worker: text }, optional: {} },
      other: text,
    },
  },
  optional: {
    handlers: text,
    context: text,
    backend: text,
    target: { kind: "choice", of: ["portable", "pg-boss", "bullmq"] },
    importExtension: { kind: "choice", of: ["auto", ".ts", ".js", "none"] },
    packages: {
      kind: "either",
      object: {
        kind: "object",
        required: {},
        optional: { manifest: text, client: text, context: text },
      },
      other: { kind: "choice", of: ["relative"] },
    },
    accept: { kind: "codes", item: { kind: "list", item: text } },
    schemas: {
      kind: "object",
      required: {},
      optional: {
        base: text,
        drafts: { kind: "list", item: { kind: "choice", of: ["2020-12", "draft-07"] } },
      },
    },
  },
};

function* problems(path: string, value: unknown, shape: Shape): Generator<Diagnostic> {
  const invalid = (expected: string) =>
    diagnostic("CONFIG_INVALID", `${path || "The config"} must be ${expected}, not ${describe(value)}.`, {
      path,
    });
  switch (shape.kind) {
    case "text":
      if (typeof value !== "string" || value === "") yield invalid("text");
      return;
    case "choice":
      if (typeof value !== "string" || !shape.of.includes(value)) yield invalid(shape.of.join(" or "));
      return;
    case "list":
      if (!Array.isArray(value)) yield invalid("a list");
      else
        for (const [index, item] of value.entries()) yield* problems(`${path}[${index}]`, item, shape.item);
      return;
    case "either":
      yield* problems(path, value, isObject(value) ? shape.object : shape.other);
      return;
    case "codes":
      if (!isObject(value)) yield invalid("an object of codes and lists of jobs");
      else yield* codesProblems(path, value, shape.item);
      return;
    case "object":
      if (!isObject(value)) yield invalid("an object");
      else yield* objectProblems(path, value, shape);
  }
}

function* objectProblems(
  path: string,
  value: object,
  { required, optional }: Extract<Shape, { kind: "object" }>,
): Generator<Diagnostic> {
  const known = { ...required, ...optional };
  const at = (key: string): string => `${path}${propertyPlace(key)}`.replace(/^\./, "");
  for (const [key, item] of Object.entries(value)) {
    const shape = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!shape) yield unknownKey(at(key), key, Object.keys(known));
    else if (item !== undefined) yield* problems(at(key), item, shape);
  }
  for (const key of Object.keys(required)) {
    if (Reflect.get(value, key) !== undefined) continue;
    yield diagnostic("CONFIG_INVALID", `${at(key)} is missing.`, { path: at(key) });
  }
}

function* codesProblems(path: string, value: object, shape: Shape): Generator<Diagnostic> {
  for (const [code, item] of Object.entries(value)) {
    const at = `${path}${propertyPlace(code)}`;
    const problem = acceptProblem(code, at);
    if (problem) yield problem;
    yield* problems(at, item, shape);
  }
}

function unknownKey(path: string, key: string, known: readonly string[]): Diagnostic {
  const nearest = didYouMean(key, known);
  const fix = nearest ? `Did you mean ${nearest}?` : `The config takes ${known.join(", ")}.`;
  return diagnostic("KEY_UNKNOWN", `The config has an unknown key ${key}.`, { path, fix });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  return value === undefined ? "undefined" : (JSON.stringify(value) ?? typeof value);
}

/** Only called on what had no problem. */
function isConfig(value: unknown): value is Config {
  return isObject(value);
}

function resolveConfig(config: Config, file: string): ResolvedConfig {
  const project = dirname(file);
  const { out } = config;
  const path = (given: string): string => resolve(project, given);
  const optional = (given: string | undefined): string | null => (given === undefined ? null : path(given));
  return {
    project,
    file,
    manifest: path(config.manifest),
    client: path(typeof out === "string" ? out : out.client),
    worker: path(typeof out === "string" ? out : out.worker),
    handlers: optional(config.handlers),
    context: optional(config.context),
    backend: optional(config.backend),
    target: config.target ?? "portable",
    importExtension: config.importExtension ?? "auto",
    packages: config.packages ?? {},
    drafts: config.schemas?.drafts ?? ["2020-12"],
    accept: config.accept ?? {},
    schemaBase: config.schemas?.base,
  };
}
