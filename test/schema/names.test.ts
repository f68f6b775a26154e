import { defineJob, defineManifest, defineRouter } from "jobwright";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { buildContract } from "../../schema/build-contract.ts";
import { nameClashes, partProblem, typeName } from "../../schema/names.ts";

const job = defineJob({ payload: z.object({}) });
const named = (name: string) => defineJob({ name, payload: z.object({}) });

async function codesOf(names: readonly string[], routers: Readonly<Record<string, readonly string[]>> = {}) {
  const manifest = defineManifest({
    name: "m",
    jobs: names.map(named),
    routers: Object.entries(routers).map(([namespace, keys]) =>
      defineRouter({ namespace, jobs: Object.fromEntries(keys.map((key) => [key, job])) }),
    ),
  });
  return (await buildContract(manifest)).diagnostics.map(
    (found) => `${found.code} ${found.job ?? found.path}`,
  );
}

test.each([
  ["emails.sendWelcomeEmail", "EmailsSendWelcomeEmail"],
  ["rebuild-search-index", "RebuildSearchIndex"],
  ["a_b-c.d", "ABCD"],
  ["x2y.z9", "X2yZ9"],
])("the type of %s is %s", (name, type) => {
  expect(typeName(name)).toBe(type);
});

describe("a part of a name", () => {
  test.each(["a", "send-mail", "sendMail", "A_1", "constructors", "console", "schedule"])(
    "%s is good",
    (part) => {
      expect(partProblem(part)).toBeUndefined();
    },
  );

  test.each(["", "1a", "-a", "a.b", "a b", "é", "a/b", "__proto__", "$x"])("%j is invalid", (part) => {
    expect(partProblem(part)?.code).toBe("NAME_INVALID");
  });

  test.each(["then", "toJSON", "constructor", "toString", "hasOwnProperty", "CON", "nul", "com1", "LPT9"])(
    "%s is reserved",
    (part) => {
      expect(partProblem(part)?.code).toBe("NAME_RESERVED");
    },
  );
});

test("schedule is reserved in routers alone", async () => {
  expect(await codesOf(["schedule"], { r: ["schedule"] })).toEqual(["NAME_RESERVED r.schedule"]);
});

test("a hook's name is reserved outside routers alone", async () => {
  expect(await codesOf(["onFailure"], { r: ["onFailure"] })).toEqual(["NAME_RESERVED onFailure"]);
});

test("a whole name has at most 200 characters", async () => {
  const half = "a".repeat(100);
  expect(await codesOf([], { [half]: [`b${half.slice(2)}`] })).toEqual([]);
  expect(await codesOf([], { [half]: [`b${half.slice(1)}`] })).toEqual([
    `NAME_INVALID ${half}.b${half.slice(1)}`,
  ]);
});

test.each([
  [["a", "b"], []],
  [["a", "A"], [["a", "A"]]],
  [["send-mail", "sendMail"], [["send-mail", "sendMail"]]],
  [["emails.send", "emailsSend"], [["emails.send", "emailsSend"]]],
  [
    ["a", "a", "a"],
    [
      ["a", "a"],
      ["a", "a"],
    ],
  ],
])("the clashes of %j are %j", (names, clashes) => {
  expect(nameClashes(names)).toEqual(clashes);
});

test("a namespace clashes with a job beside it, and with itself", async () => {
  expect(await codesOf(["Emails"], { emails: ["a"] })).toEqual(["NAME_CLASH routers.emails"]);
  const router = defineRouter({ namespace: "r", jobs: { a: job } });
  const { diagnostics } = await buildContract(defineManifest({ name: "m", routers: [router, router] }));
  expect(diagnostics.map(({ code }) => code)).toEqual(["NAMESPACE_DUPLICATE", "NAME_CLASH"]);
});

test.each([
  ["My Shop", 'Write `name: "my-shop"`.'],
  ["myShop", 'Write `name: "my-shop"`.'],
  ["2nd shop!", 'Write `name: "nd-shop"`.'],
  ["42", 'Write `name: "my-shop"`.'],
])("the manifest's name %j is answered with a name that it takes", async (name, fix) => {
  const { diagnostics } = await buildContract(defineManifest({ name, jobs: [named("a")] }));
  expect(diagnostics).toMatchObject([{ code: "NAME_INVALID", path: "name", fix }]);
});

test.each([
  ["emails.send", 'in defineRouter({ namespace: "emails", jobs: { "send": defineJob({ … }) } })'],
  ["emails.schedule", 'Write `name: "emails-schedule"`.'],
  ["emails.queue.send", 'Write `name: "emails-queue-send"`.'],
])("the name %j of a job outside routers is answered with where it may stand", async (name, fix) => {
  const { diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [named(name)] }));
  expect(diagnostics).toMatchObject([{ code: "NAME_INVALID", path: "name" }]);
  expect(diagnostics[0]?.fix).toContain(fix);
});

describe("each rule of a name is answered with one that it takes:", () => {
  const long = "a".repeat(201);

  test.each<[string, string, string]>([
    [
      "send mail",
      "must begin with a letter and hold only letters, digits, _ and -",
      'Write `name: "send-mail"`.',
    ],
    ["1st", "must begin with a letter and hold only letters, digits, _ and -", 'Write `name: "st"`.'],
    [
      "poslat-é",
      "must begin with a letter and hold only letters, digits, _ and -",
      'Write `name: "poslat-e"`.',
    ],
    ["$close", "must begin with a letter and hold only letters, digits, _ and -", 'Write `name: "close"`.'],
    ["日", "must begin with a letter and hold only letters, digits, _ and -", "Use letters, digits, _ and -"],
    ["then", "is called by JavaScript itself on any object that has it", 'Write `name: "thenJob"`.'],
    ["toJSON", "is called by JavaScript itself on any object that has it", 'Write `name: "toJSONJob"`.'],
    ["constructor", "is a member of every JavaScript object", 'Write `name: "constructorJob"`.'],
    ["hasOwnProperty", "is a member of every JavaScript object", 'Write `name: "hasOwnPropertyJob"`.'],
    ["__proto__", "must begin with a letter", 'Write `name: "proto__"`.'],
    ["CON", "is a device on Windows", 'Write `name: "CONJob"`.'],
    ["lpt9", "is a device on Windows", 'Write `name: "lpt9Job"`.'],
    ["onFailure", "is a hook of every worker", 'Write `name: "onFailureJob"`.'],
    [long, "has 201 characters, more than 200", "Make it shorter by 1 of its characters."],
  ])("%s", async (name, reason, fix) => {
    const { diagnostics } = await buildContract(defineManifest({ name: "m", jobs: [named(name)] }));
    expect(diagnostics.length).toBe(1);
    expect(diagnostics[0]?.message).toContain(reason);
    expect(diagnostics[0]?.fix).toContain(fix);
  });

  test.each<[string, string, string]>([
    ["schedule", "is the method of every router in the generated client", "`scheduleJob` in place of"],
    ["send mail", "must begin with a letter", '`"send-mail"` in place of "send mail"'],
    ["a.b", "must begin with a letter", '`"a-b"` in place of "a.b"'],
    ["then", "is called by JavaScript itself", "`thenJob` in place of"],
  ])("%s in a router", async (key, reason, fix) => {
    const router = defineRouter({ namespace: "r", jobs: { [key]: job } });
    const { diagnostics } = await buildContract(defineManifest({ name: "m", routers: [router] }));
    expect(diagnostics.length).toBe(1);
    expect(diagnostics[0]?.message).toContain(reason);
    expect(diagnostics[0]?.fix).toContain(fix);
  });

  test.each<[string, string]>([
    ["my emails", 'Write `namespace: "my-emails"`.'],
    ["valueOf", 'Write `namespace: "valueOfJobs"`.'],
    ["NUL", 'Write `namespace: "NULJobs"`.'],
  ])("%s of a router", async (namespace, fix) => {
    const router = defineRouter({ namespace, jobs: { a: job } });
    const { diagnostics } = await buildContract(defineManifest({ name: "m", routers: [router] }));
    expect(diagnostics).toMatchObject([{ fix }]);
  });

  test.each<[readonly string[], string]>([
    [["sendMail", "sendmail"], '"sendMail" and "sendmail" differ in their case alone'],
    [["send-mail", "sendMail"], '"send-mail" and "sendMail" would share the type SendMail.'],
    [["same", "same"], 'Two things of the manifest are called "same".'],
  ])("the clash of %j", async (names, message) => {
    const { diagnostics } = await buildContract(defineManifest({ name: "m", jobs: names.map(named) }));
    expect(diagnostics).toMatchObject([{ code: "NAME_CLASH" }]);
    expect(diagnostics[0]?.message).toContain(message);
  });
});
