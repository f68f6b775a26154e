import * as fc from "fast-check";
import { defineJob, defineRouter, type Manifest } from "jobwright";
import { expect, test } from "vitest";
import * as z from "zod";
import * as z3 from "zod/v3";
import { buildContract } from "../../../schema/build-contract.ts";
import type { Contract, JobContract, SchemaContract } from "../../../schema/contract.ts";
import { type TypeNode, withParts } from "../../../schema/type-node.ts";
import { untypedManifest } from "../manifests.ts";

/** Schemas that refer to each other by index: recursive in every way, shared in some. */
interface Recipe {
  readonly dialect: "zod" | "zod 3";
  readonly nodes: readonly NodeRecipe[];
  readonly jobs: readonly JobRecipe[];
}

interface NodeRecipe {
  readonly id: boolean;
  readonly edges: readonly Edge[];
}

interface Edge {
  readonly property: string;
  readonly to: number;
  readonly through: "array" | "optional" | "record" | "nullable" | "described";
}

interface JobRecipe {
  readonly name: string;
  readonly router: string | null;
  readonly parts: readonly number[];
}

const size = 6;
const index = fc.nat({ max: size - 1 });
const edge: fc.Arbitrary<Edge> = fc.record({
  property: fc.constantFrom("a", "b", "c", "next", "items", "Zed", "ä"),
  to: index,
  through: fc.constantFrom("array", "optional", "record", "nullable", "described"),
});
const node: fc.Arbitrary<NodeRecipe> = fc.record({
  id: fc.boolean(),
  edges: fc.uniqueArray(edge, { maxLength: 4, selector: ({ property }) => property }),
});
const job: fc.Arbitrary<JobRecipe> = fc.record({
  name: fc.constantFrom("one", "two", "three", "Four"),
  router: fc.constantFrom(null, "alpha", "Beta"),
  parts: fc.uniqueArray(index, { minLength: 1, maxLength: 3 }),
});
const recipe: fc.Arbitrary<Recipe> = fc.record({
  dialect: fc.constantFrom("zod", "zod 3"),
  nodes: fc.array(node, { minLength: size, maxLength: size }),
  jobs: fc.uniqueArray(job, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
});

test("JSON Schemas and the names of types do not depend on the order in which things are written", async () => {
  await fc.assert(
    fc.asyncProperty(
      recipe,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (made, chances) => {
        const shuffled = <T>(items: readonly T[]): readonly T[] =>
          items
            .map((item) => ({ item, place: chances.next().value ?? 0 }))
            .sort((left, right) => left.place - right.place)
            .map(({ item }) => item);
        const { contract: written } = await buildContract(manifestOf(made, (items) => items));
        const { contract: other } = await buildContract(manifestOf(made, shuffled));
        // Schemas that multiply beyond reading are refused, in any order.
        expect(other === undefined).toBe(written === undefined);
        if (!written || !other) return;
        expect(other.jobs.map(jsonSchemas)).toEqual(written.jobs.map(jsonSchemas));
        expect(JSON.stringify(other.jobs.map(jsonSchemas))).toBe(
          JSON.stringify(written.jobs.map(jsonSchemas)),
        );
        expect(withSortedProperties(other)).toEqual(withSortedProperties(written));
        expect(JSON.stringify(written)).not.toContain("__schema");
      },
    ),
    { numRuns: 300 },
  );
}, 180_000);

type Order = <T>(items: readonly T[]) => readonly T[];

function manifestOf(recipe: Recipe, order: Order): Manifest {
  const schemas = recipe.dialect === "zod" ? zod4Schemas(recipe, order) : zod3Schemas(recipe, order);
  const defined = recipe.jobs.map(({ name, router, parts }) => {
    const properties = order(parts.map((part) => [`part${part}`, schemas[part]] as const));
    const shape = Object.fromEntries(properties);
    const payload = recipe.dialect === "zod" ? z.object(shape as never) : z3.object(shape as never);
    return { router, name, job: { payload } };
  });
  const own = defined.filter(({ router }) => router === null);
  const routers = ["alpha", "Beta"].map((namespace) => {
    const inside = order(defined.filter(({ router }) => router === namespace));
    const entries = inside.map(({ name, job: definition }) => [name, defineJob(definition)] as const);
    return defineRouter({ namespace, jobs: Object.fromEntries(entries) });
  });
  return untypedManifest({
    name: "m",
    jobs: order(own.map(({ name, job: definition }) => defineJob({ name, ...definition }))),
    routers: order(routers),
  });
}

function zod4Schemas({ nodes }: Recipe, order: Order): readonly z.ZodType[] {
  const wrappers: Readonly<Record<Edge["through"], (schema: z.ZodType) => z.ZodType>> = {
    array: (schema) => z.array(schema),
    optional: (schema) => schema.optional(),
    record: (schema) => z.record(z.string(), schema),
    nullable: (schema) => schema.nullable(),
    described: (schema) => z.array(schema.describe("Described.")),
  };
  const schemas: z.ZodType[] = [];
  for (const [number, { id, edges }] of nodes.entries()) {
    const shape: Record<string, z.ZodType> = {};
    for (const { property, to, through } of order(edges)) {
      const get = (): z.ZodType => wrappers[through](schemas[to] ?? z.never());
      Object.defineProperty(shape, property, { get, enumerable: true });
    }
    const schema = z.object(shape);
    schemas.push(id ? schema.meta({ id: `Part${number}` }) : schema);
  }
  return schemas;
}

function zod3Schemas({ nodes }: Recipe, order: Order): readonly z3.ZodTypeAny[] {
  const wrappers: Readonly<Record<Edge["through"], (schema: z3.ZodTypeAny) => z3.ZodTypeAny>> = {
    array: (schema) => z3.array(schema),
    optional: (schema) => schema.optional(),
    record: (schema) => z3.record(z3.string(), schema),
    nullable: (schema) => schema.nullable(),
    described: (schema) => z3.array(schema.describe("Described.")),
  };
  const schemas: z3.ZodTypeAny[] = [];
  for (const { edges } of nodes) {
    const entries = order(edges).map(({ property, to, through }) => {
      return [property, z3.lazy(() => wrappers[through](schemas[to] ?? z3.never()))] as const;
    });
    schemas.push(z3.object(Object.fromEntries(entries)));
  }
  return schemas;
}

function jsonSchemas({ name, payload }: JobContract): object {
  return { name, schema: payload.schema };
}

/** Types are printed in the author's order of properties: that alone may differ. */
function withSortedProperties({ definitions, jobs }: Contract): object {
  const schema = (side: SchemaContract): object => ({
    input: sorted(side.input),
    output: sorted(side.output),
    definitions: side.definitions.map(({ name, type }) => ({ name, type: sorted(type) })),
  });
  return {
    definitions: definitions.map(({ name, type }) => ({ name, type: sorted(type) })),
    jobs: jobs.map(({ name, payload }) => ({ name, payload: schema(payload) })),
  };
}

function sorted(type: TypeNode): TypeNode {
  const inner = withParts(type, sorted);
  if (inner.kind !== "object") return inner;
  return { ...inner, properties: [...inner.properties].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
