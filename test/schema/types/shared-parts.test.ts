import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { defineJob, defineManifest, defineRouter, type Manifest } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import { buildContract } from "../../../schema/build-contract.ts";
import { toDraft07 } from "../../../schema/json-schema/draft-07.ts";
import { typeText } from "../../../templates/type-text.ts";
import { contractOf } from "../manifests.ts";

const shapes = { street: z.string(), zip: z.string().optional() };

describe("a schema with an id", () => {
  const address = z.object(shapes).meta({ id: "Address", description: "Where.", deprecated: true });
  const money = z.object({ cents: z.int(), currency: z.string().default("EUR") }).meta({ id: "Money" });
  const manifest = manifestOf({
    ship: z.object({ to: address, from: address.describe("The shop.").optional() }),
    bill: z.object({ to: address.nullable(), total: money }),
  });

  test("is one type of all jobs, with its notes, once for each side that differs", async () => {
    const { definitions } = await contractOf(manifest);
    expect(definitions.map(({ name, description, deprecated }) => [name, description, deprecated])).toEqual([
      ["Address", "Where.", true],
      ["Money", null, false],
      ["MoneyParsed", null, false],
    ]);
  });

  test("is referred to by name, with its notes on its own type alone", async () => {
    const [bill, ship] = (await contractOf(manifest)).jobs;
    expect(bill && typeText(bill.payload.output, String)).toBe("{ to: Address | null; total: MoneyParsed }");
    expect(ship && typeText(ship.payload.input, String)).toBe(
      "{\n  to: Address;\n  /** The shop. */\n  from?: Address | undefined;\n}",
    );
  });

  test("is a definition of the same name in the JSON Schema of each job", async () => {
    const [bill, ship] = (await contractOf(manifest)).jobs;
    expect(ship?.payload.schema).toMatchObject({
      properties: {
        to: { $ref: "#/$defs/Address" },
        from: { $ref: "#/$defs/Address", description: "The shop." },
      },
    });
    expect(ship?.payload.schema.$defs).toEqual({
      Address: {
        description: "Where.",
        deprecated: true,
        type: "object",
        properties: { street: { type: "string" }, zip: { type: "string" } },
        required: ["street"],
      },
    });
    expect(Object.keys(bill?.payload.schema.$defs ?? {})).toEqual(["Address", "Money"]);
  });

  test("is written out where it is a root, even one that is made of it or holds itself", async () => {
    const folder = z
      .object({
        name: z.string(),
        get folders() {
          return z.array(folder);
        },
      })
      .meta({ id: "Folder" });
    const { jobs, definitions } = await contractOf(
      manifestOf({
        a: address,
        b: address.describe("Of the root."),
        c: z.object({ inner: address }),
        d: folder,
      }),
    );
    expect(jobs.map(({ payload }) => [typeText(payload.input, String), payload.schema.$ref])).toEqual([
      ["{ street: string; zip?: string | undefined }", undefined],
      ["{ street: string; zip?: string | undefined }", undefined],
      ["{ inner: Address }", undefined],
      ["{ name: string; folders: Folder[] }", undefined],
    ]);
    expect(jobs.map(({ payload }) => payload.schema.type)).toEqual(Array(4).fill("object"));
    expect(definitions.map(({ name }) => name)).toEqual(["Address", "Folder"]);
  });

  test("that is only ever a root is no shared type", async () => {
    const { definitions } = await contractOf(manifestOf({ a: z.object(shapes).meta({ id: "Address" }) }));
    expect(definitions).toEqual([]);
  });

  test("may hold itself through schemas without one, which are shared with it", async () => {
    const track = z.object({
      get next() {
        return z.array(track);
      },
    });
    const station = z.object({ track }).meta({ id: "Station" });
    const { jobs, definitions } = await contractOf(
      manifestOf({ a: z.object({ station }), b: z.object({ station, track }) }),
    );
    expect(definitions.map(({ name, type }) => `${name} = ${typeText(type, String)}`)).toEqual([
      "Station = { track: StationTrack }",
      "StationTrack = { next: StationTrack[] }",
    ]);
    expect(jobs.map(({ payload }) => typeText(payload.input, (name) => `B${name}`))).toEqual([
      "{ station: Station }",
      "{ station: Station; track: BTrack }",
    ]);
    expect(Object.keys(jobs[0]?.payload.schema.$defs ?? {})).toEqual(["Station", "StationTrack"]);
  });

  test("that comes out of code has no type of its output side, and is inferred where it stands", async () => {
    const counted = z.object({ count: z.string().transform(Number) }).meta({ id: "Counted" });
    const around = z.object({ counted, name: z.string() }).meta({ id: "Around" });
    const { jobs, definitions } = await contractOf(
      manifestOf({ a: z.object({ list: z.array(around), name: z.string() }) }),
    );
    expect(definitions.map(({ name }) => name)).toEqual(["Around", "Counted"]);
    expect(jobs.map(({ payload }) => typeText(payload.output, String, "Inferred"))).toEqual([
      '{ list: PartOf<Inferred, ["list", number]>[]; name: string }',
    ]);
  });

  test("is followed by a dedupe key, and known in zod/mini and by its registry", async () => {
    const plain = mini.object({ id: mini.string() }).check(mini.meta({ id: "Plain" }));
    const listed = mini.object({ id: mini.string() }).register(z.globalRegistry, { id: "Listed" });
    const payload = mini.object({ plain, listed });
    const job = defineJob({
      name: "a",
      payload,
      options: { dedupe: { mode: "unfinished", key: ["plain.id"] } },
    });
    const { jobs, definitions } = await contractOf(defineManifest({ name: "m", jobs: [job] }));
    expect(definitions.map(({ name }) => name)).toEqual(["Listed", "Plain"]);
    expect(jobs[0]?.options.dedupe?.key).toEqual([{ path: "plain.id", default: null }]);
    expect(jobs[0]?.payload.schema).toMatchObject({
      properties: { plain: { $ref: "#/$defs/Plain" }, listed: { $ref: "#/$defs/Listed" } },
    });
  });

  test("means the same in draft-07 as in 2020-12, with and without notes beside it", async () => {
    const [job] = (
      await contractOf(manifestOf({ a: z.object({ to: address, from: address.describe("Shop.") }) }))
    ).jobs;
    const draft07 = toDraft07(job?.payload.schema ?? {});
    expect(draft07).toMatchObject({
      properties: {
        to: { $ref: "#/definitions/Address" },
        from: { allOf: [{ $ref: "#/definitions/Address" }], description: "Shop." },
      },
    });
    const whole = { street: "Main Street" };
    for (const validate of [new Ajv().compile(draft07), new Ajv2020().compile({ ...job?.payload.schema })]) {
      expect(validate({ to: whole, from: whole })).toBe(true);
      expect(validate({ to: whole, from: {} })).toBe(false);
    }
  });

  test("that throws while it is read is reported once, beside what else is shared", async () => {
    const broken = z
      .lazy((): z.ZodType => {
        throw new Error("no such table");
      })
      .meta({ id: "Broken" });
    expect(await problems({ a: z.object({ broken }), b: z.object({ address }) })).toEqual([
      "SCHEMA_UNREADABLE a payload.broken",
    ]);
  });

  test("of which undefined is a value is written out: a name stands for something that travels", async () => {
    const maybe = z.string().optional().meta({ id: "Maybe" });
    const { jobs, definitions } = await contractOf(manifestOf({ a: z.object({ maybe }) }));
    expect(definitions).toEqual([]);
    expect(jobs.map(({ payload }) => typeText(payload.input, String))).toEqual([
      "{ maybe?: string | undefined }",
    ]);
  });
});

describe("an id", () => {
  test.each([
    ["Address", "Address"],
    ["address", "Address"],
    ["postal-address", "PostalAddress"],
    ["my/id", "MyId"],
    ["a~b c%d#e", "ABCDE"],
    ["v2", "V2"],
    ["constructor", "Constructor"],
  ])("%j is the type and the definition %s", async (id, name) => {
    const { definitions, jobs } = await contractOf(
      manifestOf({ a: z.object({ part: z.object(shapes).meta({ id }) }) }),
    );
    expect(definitions.map((definition) => definition.name)).toEqual([name]);
    expect(jobs[0]?.payload.schema).toMatchObject({
      properties: { part: { $ref: `#/$defs/${name}` } },
      $defs: { [name]: { type: "object" } },
    });
  });

  test.each(["", "/", "2nd", "größe", "住所", "a\nb"])("%j, which gives no name, is refused", async (id) => {
    expect(await problems({ a: z.object({ part: z.object(shapes).meta({ id }) }) })).toEqual([
      "SCHEMA_ID_INVALID a payload.part",
    ]);
  });

  test("of two schemas is refused, with both places", async () => {
    const [first, second] = [0, 1].map(() => z.object(shapes).meta({ id: "Address" }));
    const { contract, diagnostics } = await buildContract(
      manifestOf({
        a: z.object({ list: z.array(first ?? z.never()) }),
        b: z.object({ at: second ?? z.never() }),
      }),
    );
    expect(contract).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: "SCHEMA_ID_DUPLICATE",
        job: "b",
        path: "payload.at",
        message: 'Two schemas have the id "Address": at a payload.list[] and b payload.at.',
      },
    ]);
  });

  test("of two schemas of one job is refused once", async () => {
    const [first, second] = [0, 1].map(() => z.object(shapes).meta({ id: "Address" }));
    expect(await problems({ a: z.object({ x: first ?? z.never(), y: second ?? z.never() }) })).toEqual([
      "SCHEMA_ID_DUPLICATE a payload.y",
    ]);
  });

  test.each([
    ["my-id", "MyId"],
    ["Address", "AddressParsed"],
    ["AddressParsed", "Address"],
  ])("%j beside %j, which would share a type's name, is refused", async (one, other) => {
    const payload = z.object({
      x: z.object(shapes).meta({ id: one }),
      y: z.object(shapes).meta({ id: other }),
    });
    expect(await problems({ a: payload })).toEqual(["SCHEMA_ID_CLASH a payload.y"]);
  });

  test.each(["Jobs", "Handlers", "Date", "RMailPayload", "r.mail-parsed", "RJobs", "RTasks", "RMailResult"])(
    "%j, whose type is another's already, is refused",
    async (id) => {
      const payload = z.object({ part: z.object(shapes).meta({ id }) });
      const router = defineRouter({ namespace: "r", jobs: { mail: defineJob({ payload }) } });
      const { diagnostics } = await buildContract(defineManifest({ name: "m", routers: [router] }));
      expect(diagnostics.map(({ code, job, path }) => `${code} ${job} ${path}`)).toEqual([
        "SCHEMA_ID_CLASH r.mail payload.part",
      ]);
    },
  );

  test("that is a job's own name is taken: only where the part has a type for its output would that be the job's", async () => {
    const event = (output: z.ZodType) => z.object({ id: output }).meta({ id: "UserCreated" });
    const plain = event(z.string());
    const built = await buildContract(manifestOf({ "user-created": plain, other: z.object({ plain }) }));
    expect(built.diagnostics).toEqual([]);
    const parsed = event(z.string().default("a"));
    expect(await problems({ "user-created": parsed, other: z.object({ parsed }) })).toEqual([
      "SCHEMA_ID_CLASH other payload.parsed",
    ]);
  });

  test("that is the type of a recursive schema of some job is refused", async () => {
    const tree = z.object({
      get leaves() {
        return z.array(tree);
      },
    });
    const part = z.object(shapes).meta({ id: "APayloadTree" });
    expect(await problems({ a: z.object({ tree }), b: z.object({ part }) })).toEqual([
      "SCHEMA_ID_CLASH b payload.part",
    ]);
  });
});

function manifestOf(payloads: Readonly<Record<string, z.ZodType>>): Manifest {
  const jobs = Object.entries(payloads).map(([name, payload]) => defineJob({ name, payload }));
  return defineManifest({ name: "m", jobs });
}

async function problems(payloads: Readonly<Record<string, z.ZodType>>): Promise<readonly string[]> {
  const { contract, diagnostics } = await buildContract(manifestOf(payloads));
  expect(contract).toBeUndefined();
  return diagnostics.map(({ code, job, path }) => `${code} ${job} ${path}`);
}
