import { nearChoice } from "../schema/resolve/near-values.ts";

/** What a value may be; a problem is said as "must be …". */
export type Shape =
  | { readonly kind: "text" }
  | { readonly kind: "function" }
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "object"; readonly required: Shapes; readonly optional: Shapes }
  /** By code of a warning that can be accepted. */
  | { readonly kind: "codes"; readonly item: Shape }
  | { readonly kind: "either"; readonly object: Shape; readonly other: Shape };

export type Shapes = Readonly<Record<string, Shape>>;

const text: Shape = { kind: "text" };

/** What the config may be. */
export const configShape: Shape = {
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
    templates: {
      kind: "list",
      item: { kind: "object", required: { name: text, files: { kind: "function" } }, optional: {} },
    },
  },
};

/** What to write in the config instead of a value that has another shape. */
export function fixForShape(path: string, value: unknown, shape: Shape): string {
  const key = path.slice(path.lastIndexOf(".") + 1);
  const write = (written: string): string => `Write \`${/\]$/.test(key) ? "" : `${key}: `}${written}\`.`;
  switch (shape.kind) {
    case "text":
      if (value === null || value === false)
        return `Remove \`${key}\`, or write ${write(exampleOf(key)).slice(6)}`;
      return write(exampleOf(key));
    case "choice": {
      const near = nearChoice(value, shape.of);
      if (near !== undefined) return write(JSON.stringify(near));
      return `Write one of ${shape.of.map((choice) => `\`${JSON.stringify(choice)}\``).join(", ")}.`;
    }
    case "function":
      return write("({ contract }) => []");
    case "list":
      if (shape.item.kind === "object") return write(`[${keysOf(shape.item)}]`);
      return typeof value === "string" ? write(`[${JSON.stringify(value)}]`) : write(`[${exampleOf(key)}]`);
    case "either":
      return fixForShape(path, value, shape.other);
    case "codes":
      return write('{ SCHEMA_URL: ["emails.*"] }');
    case "object":
      if (path === "")
        return 'Write `export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", handlers: "./handlers" });`.';
      return write(keysOf(shape));
  }
}

function keysOf({ required, optional }: Extract<Shape, { kind: "object" }>): string {
  return `{ ${Object.keys({ ...required, ...optional }).join(", ")} }`;
}

function exampleOf(key: string): string {
  return JSON.stringify(examples.get(key) ?? "*");
}

const examples: ReadonlyMap<string, string> = new Map([
  ["manifest", "./jobs.manifest.ts"],
  ["out", "./generated"],
  ["client", "./client/generated"],
  ["worker", "./worker/generated"],
  ["handlers", "./handlers"],
  ["context", "./context.ts"],
  ["backend", "./backend.ts"],
  ["name", "catalogue"],
  ["base", "https://example.com/jobs"],
  ["drafts", "2020-12"],
]);
