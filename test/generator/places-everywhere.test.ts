import fc from "fast-check";
import { expect, test } from "vitest";
import { diagnosticsOf } from "./places.ts";

/** A way to write a schema around another; what must be declared before it is added to the parts. */
type Wrap = (inner: string, id: string, parts: Part[]) => string;

/** Declarations in a file that the manifest imports. */
interface Part {
  readonly text: string;
  /** As the manifest imports it. */
  readonly exported?: string;
}

const wraps: Readonly<Record<string, Wrap>> = {
  property: (x) => `z.object({ a: z.string(), p: ${x}, z: z.number() })`,
  quoted: (x) => `z.strictObject({ "two words.": ${x} })`,
  lines: (x) =>
    `z\n      .looseObject({\n        p:\n          ${x},\n      })\n      .describe("many lines")`,
  array: (x) => `z.array(${x}).min(1)`,
  arrayMethod: (x) => `(${x}).array()`,
  tuple: (x) => `z.tuple([z.string(), ${x}])`,
  tupleRest: (x) => `z.tuple([z.string()], ${x})`,
  record: (x) => `z.record(z.string(), ${x})`,
  catchall: (x) => `z.object({ a: z.string() }).catchall(${x})`,
  optional: (x) => `z.object({ p: z.optional(${x}) })`,
  wrapped: (x) => `z.nullable(${x}).readonly().brand("B").meta({ title: "T" })`,
  firstOfUnion: (x) => `z.union([${x}, z.string()])`,
  lastOfUnion: (x) => `z.string().or(z.xor([z.number(), ${x}]))`,
  branch: (x) =>
    `z.discriminatedUnion("k", [z.object({ k: z.literal("a"), v: z.string() }), z.object({ k: z.literal("b"), v: ${x} })])`,
  intersection: (x) => `z.object({ p: z.string() }).and(z.object({ q: ${x} }))`,
  extend: (x) => `z.object({ p: z.string() }).extend({ p: ${x} })`,
  safeExtend: (x) => `z.object({ p: ${x} }).safeExtend({ q: z.string() })`,
  merge: (x) => `z.object({ p: z.date() }).merge(z.object({ p: ${x} }))`,
  pick: (x) => `z.object({ p: ${x}, q: z.date() }).pick({ p: true })`,
  omit: (x) => `z.object({ p: ${x}, q: z.date() }).omit({ q: true }).required()`,
  spread: (x) => `z.object({ q: z.string(), ...{ p: ${x}, q: z.date() }, q: z.string() })`,
  shape: (x) => `z.object({ ...z.object({ p: ${x} }).partial().shape, q: z.string() })`,
  memberOfShape: (x) => `z.object({ q: z.date(), p: ${x} }).shape.p`,
  getter: (x) => `z.object({ get p() { return ${x}; } })`,
  lazy: (x) => `z.lazy(() => ${x})`,
  codec: (x) => `z.codec(${x}, z.any(), { decode: (v) => v, encode: (v) => v })`,
  preprocess: (x) => `z.preprocess((v) => v, ${x})`,
  calledFunction: (x) => `wrap(${x}, { item: z.string() })`,
  calledAtOnce: (x) => `(() => { const p = ${x}; return z.object({ p }); })()`,
  cast: (x) => `((${x}) as unknown as z.ZodType)`,
  conditional: (x) => `(yes ? ${x} : z.string())`,
  constant: (x, id, parts) => {
    parts.push({ text: `export const ${id} = ${x};`, exported: id });
    return id;
  },
  memberOfConstant: (x, id, parts) => {
    const text = `export const ${id} = { deep: { at: ${x} }, other: z.date() } as const;`;
    parts.push({ text, exported: id });
    return `${id}.deep["at"]`;
  },
  staticMember: (x, id, parts) => {
    const text = `export class ${id} { static readonly at = ${x}; static make() { return this.at; } }`;
    parts.push({ text, exported: id });
    return `${id}.make()`;
  },
  renamed: (x, id, parts) => {
    parts.push({ text: `const ${id} = ${x};\nexport { ${id} as ${id}_ };`, exported: `${id}_ as ${id}` });
    return id;
  },
  memberOfModule: (x, id, parts) => {
    parts.push({ text: `export const ${id} = () => ${x};` });
    return `parts.${id}()`;
  },
};

const names = Object.keys(wraps);

test("a z.date() is found wherever it stands: in each way within each way, and in random ways ten deep", async () => {
  const pairs = names.flatMap((outer) => names.map((inner) => [outer, inner]));
  const nested = fc.sample(fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 10 }), {
    seed: 20_260,
    numRuns: 400,
  });
  const ways = [...names.map((name) => [name]), ...pairs, ...nested];
  const files = manifestOf(ways);
  const diagnostics = await diagnosticsOf(files);
  const found = diagnostics.filter(({ code }) => code === "SCHEMA_DATE");
  const places = found.map(
    ({ job, location }) => `${job} ${location?.file}:${location?.line}:${location?.column}`,
  );
  const expected = Object.entries(files).flatMap(([file, text]) => marks(file, text));
  expect(new Set(expected).size).toBe(ways.length);
  const shown = ({ at }: { readonly at: string }) =>
    `${at} ${ways[Number(/\d+/.exec(at)?.[0])]?.join(" of ")}`;
  expect(places.filter((at) => !expected.includes(at)).map((at) => shown({ at }))).toEqual([]);
  expect(expected.filter((at) => !places.includes(at)).map((at) => shown({ at }))).toEqual([]);
}, 120_000);

/** One job for each way, whose one mistake has a comment with the job's name before it. */
function manifestOf(ways: readonly (readonly string[])[]): Readonly<Record<string, string>> {
  const parts: Part[] = [];
  const jobs = ways.map((way, index) => {
    const schema = way.reduceRight(
      (inner, name, depth) => wraps[name]?.(inner, `part${index}_${depth}`, parts) ?? inner,
      `/*job${index}*/z.date()`,
    );
    return `  defineJob({ name: "job${index}", payload: z.object({ x: ${schema} }) }),`;
  });
  const imports = `import * as z from "zod";
import { wrap, yes } from "./shared.ts";
import * as parts from "./parts.ts";
`;
  return {
    "shared.ts": `import * as z from "zod";
export const yes = true;
export function wrap(item, { item: second }) {
  const list = z.tuple([second, item]);
  return z.object({ list });
}
`,
    "parts.ts": `${imports}${parts.map(({ text }) => text).join("\n")}\n`,
    "jobs.manifest.ts": `${imports}import { defineJob, defineManifest } from "jobwright";
import { ${parts.flatMap(({ exported }) => exported ?? []).join(", ")} } from "./parts.ts";
export default defineManifest({ name: "everywhere", jobs: [\n${jobs.join("\n")}\n] });
`,
  };
}

/** `job1 jobs.manifest.ts:3:5` for each comment of a job, at what follows it. */
function marks(file: string, text: string): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, row) =>
      [...line.matchAll(/\/\*(job\d+)\*\//g)].map(
        (mark) => `${mark[1]} ${file}:${row + 1}:${mark.index + mark[0].length + 1}`,
      ),
    );
}
