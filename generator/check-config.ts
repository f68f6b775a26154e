import { dirname, resolve } from "node:path";
import { type Diagnostic, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../schema/message-of.ts";
import { propertyPlace } from "../schema/property-place.ts";
import { reportUnknownKey } from "../schema/resolve/check-keys.ts";
import { reportInto } from "../schema/resolve/report.ts";
import { shown } from "../schema/resolve/values.ts";
import { acceptProblem } from "./check-accept.ts";
import type { Config } from "./config.ts";
import { configShape, fixForShape, type Shape } from "./config-shape.ts";
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
  const alike = sameNames(value);
  return alike.length > 0 ? { diagnostics: alike } : { config: resolveConfig(value, file), diagnostics };
}

/** Of templates, whose problems are told apart by their names. */
function sameNames({ templates = [] }: Config): readonly Diagnostic[] {
  const names = templates.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const message = `templates[${index}] is called ${JSON.stringify(name)}, as templates[${first}] is.`;
    const fix = "Give each template a name of its own, and list each once.";
    return [diagnostic("CONFIG_INVALID", message, { path: `templates[${index}]`, fix })];
  });
}

/** A getter in a config is code, and may throw. */
function* problems(path: string, value: unknown, shape: Shape): Generator<Diagnostic> {
  try {
    yield* problemsOf(path, value, shape);
  } catch (error) {
    const fix = "Let none of its getters and proxies throw.";
    const message = `${path || "The config"} cannot be read: ${messageOf(error)}.`;
    yield diagnostic("CONFIG_INVALID", message, { path, fix, cause: error });
  }
}

function* problemsOf(path: string, value: unknown, shape: Shape): Generator<Diagnostic> {
  const invalid = (expected: string) =>
    diagnostic("CONFIG_INVALID", `${path || "The config"} must be ${expected}, not ${describe(value)}.`, {
      path,
      fix: fixForShape(path, value, shape),
    });
  switch (shape.kind) {
    case "text":
      if (typeof value !== "string" || value === "") yield invalid("text");
      return;
    case "function":
      if (typeof value !== "function") yield invalid("a function");
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
    if (!shape) yield* unknownKey(at(key), key, value, path, Object.keys(known));
    else if (item !== undefined) yield* problems(at(key), item, shape);
  }
  for (const [key, shape] of Object.entries(required)) {
    if (Reflect.get(value, key) !== undefined) continue;
    const fix = fixForShape(at(key), undefined, shape);
    yield diagnostic("CONFIG_INVALID", `${at(key)} is missing.`, { path: at(key), fix });
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

/** @param path of the object that holds the key: only at the top stand keys of other systems */
function unknownKey(
  at: string,
  key: string,
  given: object,
  path: string,
  known: readonly string[],
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  if (path === "") reportUnknownKey(key, { ...given }, "config", "the config", known, at, report);
  else reportUnknownKey(key, {}, "nested", path, known, at, report);
  return diagnostics;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  return value === undefined ? "undefined" : shown(value);
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
    templates: config.templates ?? [],
  };
}
