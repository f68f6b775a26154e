import { defineJob, defineManifest, defineRouter } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import type { AcceptedWarnings } from "../../schema/resolve/acceptance.ts";
import { untypedJob } from "./manifests.ts";

const url = ["SCHEMA_URL cleanup payload.site", "SCHEMA_URL emails.welcome payload.home"];
const trim = "SCHEMA_OVERWRITE emails.welcome result.name";

/** Two jobs: `cleanup` with one warning, and `emails.welcome` with two, of which one is about its result. */
async function problemsOf(accept: AcceptedWarnings, portable?: boolean, site: z.ZodType = z.url()) {
  const welcome = defineJob({
    payload: z.object({ home: z.url() }),
    result: z.object({ name: z.string().trim() }),
    ...(portable === undefined ? {} : { portable }),
  });
  const manifest = defineManifest({
    name: "small",
    jobs: [defineJob({ name: "cleanup", payload: z.object({ site }) })],
    routers: [defineRouter({ namespace: "emails", jobs: { welcome } })],
  });
  const { diagnostics } = await buildContract(manifest, { accept });
  return diagnostics.map(({ code, job = "-", path = "-" }) => `${code} ${job} ${path}`);
}

describe("warnings about portability", () => {
  test("are all accepted by portable: false, for that job alone", async () => {
    expect(await problemsOf({}, false)).toEqual([url[0]]);
    expect(await problemsOf({}, true)).toEqual([...url, trim]);
  });

  test.each<[AcceptedWarnings, readonly (string | undefined)[]]>([
    [{}, [...url, trim]],
    [{ SCHEMA_URL: [] }, [...url, trim]],
    [{ SCHEMA_URL: ["cleanup"] }, [url[1], trim]],
    [{ SCHEMA_URL: ["emails.welcome"] }, [url[0], trim]],
    [{ SCHEMA_URL: ["cleanup", "emails.*"] }, [trim]],
    [{ SCHEMA_URL: ["*"] }, [trim]],
    [{ SCHEMA_URL: ["*", "cleanup"], SCHEMA_OVERWRITE: ["emails.welcome"] }, []],
  ])("are accepted by code and job: %j", async (accept, left) => {
    expect(await problemsOf(accept)).toEqual(left);
  });

  test("are gone where an error takes their place, and nothing is then said to accept in vain", async () => {
    const problems = await problemsOf({ SCHEMA_URL: ["cleanup"] }, false, z.date());
    expect(problems).toEqual(["SCHEMA_DATE cleanup payload.site"]);
  });
});

describe("what accepts nothing is reported", () => {
  test("portable: false of a job whose schemas are portable", async () => {
    const job = defineJob({ name: "a", payload: z.object({ id: z.string() }), portable: false });
    const { contract, diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }));
    expect(contract).toBeDefined();
    expect(diagnostics).toMatchObject([
      { code: "ACCEPTANCE_UNUSED", severity: "warning", job: "a", path: "portable" },
    ]);
  });

  test("a job that lacks the warning, a code that is nowhere, a name that is no job's", async () => {
    const accept = { SCHEMA_URL: ["*", "nobody"], SCHEMA_OVERWRITE: ["cleanup"], SCHEMA_CATCH: ["*"] };
    expect(await problemsOf(accept)).toEqual([
      trim,
      "ACCEPTANCE_UNUSED - accept.SCHEMA_URL[1]",
      "ACCEPTANCE_UNUSED - accept.SCHEMA_OVERWRITE[0]",
      "ACCEPTANCE_UNUSED - accept.SCHEMA_CATCH[0]",
    ]);
  });

  test("but not what a job accepts in both ways", async () => {
    expect(await problemsOf({ SCHEMA_URL: ["cleanup"], SCHEMA_OVERWRITE: ["emails.*"] }, false)).toEqual([]);
  });
});

test("a value of portable that is no boolean is refused", async () => {
  const job = untypedJob({ name: "a", payload: z.object({ home: z.url() }), portable: "no" });
  const { diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [job] }));
  expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "VALUE_INVALID portable",
    "SCHEMA_URL payload.home",
  ]);
});
