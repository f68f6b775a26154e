import { defineJob, defineManifest, defineRouter } from "jobwright";
import { describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import { problemsOf, untypedJob, untypedManifest } from "./manifests.ts";

const fail = (): never => {
  throw new Error("no such table");
};
/** Whatever is done with it, it throws. */
const trap: object = new Proxy(
  {},
  { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail },
);
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const textless = { toString: fail, toJSON: fail, [Symbol.toPrimitive]: fail };
const payload = z.object({ id: z.string() });
const good = defineJob({ name: "good", payload });

describe("a manifest that throws while it is read is a diagnostic, whether it throws in", () => {
  test.each<[string, unknown]>([
    ["itself", trap],
    ["a proxy that was revoked", revoked()],
    ["its definition", { ...untypedManifest({}), definition: trap }],
    ["its jobs", untypedManifest({ name: "m", jobs: [trap] })],
    ["its routers", untypedManifest({ name: "m", routers: [trap] })],
    [
      "a router's jobs",
      untypedManifest({ name: "m", routers: [defineRouter({ namespace: "r", jobs: trap as never })] }),
    ],
    ["its options", untypedManifest({ name: "m", options: trap, jobs: [good] })],
  ])("%s", async (_, manifest) => {
    expect(await problemsOf(manifest)).toEqual(["MANIFEST_INVALID - -"]);
  });

  test("one job, beside the problems of the others", async () => {
    const jobs = [
      untypedJob({ name: "a", payload: trap }),
      untypedJob({ name: "b", payload, options: trap }),
      untypedJob({ name: "c", payload, description: textless, deprecated: textless, examples: [textless] }),
    ];
    expect(await problemsOf(untypedManifest({ name: "m", jobs }))).toEqual([
      "JOB_INVALID a -",
      "JOB_INVALID b -",
      "VALUE_INVALID c deprecated",
      "VALUE_INVALID c description",
      "EXAMPLE_INVALID c examples[0]",
    ]);
  });

  test.each<[string, z.ZodType]>([
    [
      "a getter of a schema",
      z.object({
        get id() {
          return fail();
        },
      }),
    ],
    ["a lazy schema", z.object({ id: z.lazy(fail) })],
    [
      "a lazy schema, with an error that JSON cannot hold",
      z.object({
        id: z.lazy(() => {
          throw Object.assign(new Error("no such table"), { rows: 1n });
        }),
      }),
    ],
    ["a default", z.object({ id: z.string().default(fail) })],
    ["a default's toJSON", z.object({ id: z.any().default(textless) })],
  ])("%s", async (_, schema) => {
    expect(
      await problemsOf(untypedManifest({ name: "m", jobs: [untypedJob({ name: "a", payload: schema })] })),
    ).toEqual([expect.stringMatching(/^SCHEMA_UNREADABLE a payload/)]);
  });

  test("a check, of something that is not even text", async () => {
    const schema = payload.refine(() => {
      throw trap;
    });
    const { diagnostics } = await buildContract(
      defineManifest({
        name: "m",
        jobs: [defineJob({ name: "a", payload: schema, examples: [{ id: "x" }] })],
      }),
    );
    expect(diagnostics[0]).toMatchObject({
      code: "EXAMPLE_INVALID",
      message: expect.stringContaining("a check threw a value that is no text"),
    });
  });
});

test("a check that never answers is a diagnostic", async () => {
  vi.useFakeTimers();
  try {
    const schema = payload.refine(() => new Promise<boolean>(() => {}));
    const job = defineJob({ name: "a", payload: schema, examples: [{ id: "x" }] });
    const built = buildContract(defineManifest({ name: "m", jobs: [job] }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await built).diagnostics[0]).toMatchObject({
      code: "EXAMPLE_INVALID",
      message: expect.stringContaining("no answer within 10 s"),
    });
  } finally {
    vi.useRealTimers();
  }
});
