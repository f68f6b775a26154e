import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { jsonFault } from "../../generator/run/json-fault.ts";
import { runWithInput } from "./running-command.ts";
import { workedProject } from "./worked-project.ts";

// Each command is a process, some of which make a database.
vi.setConfig({ testTimeout: 200_000 });

const project = workedProject({ "ada.json": '\uFEFF{ "userId": "u1", "email": "ada@example.com" }' });
beforeAll(() => project.run("codegen"));
afterAll(() => project[Symbol.dispose]());

const publish = (input: string, ...args: readonly string[]) =>
  runWithInput(project, input, "publish", ...args, "--no-check");

describe("what cannot be published", () => {
  test("every violation is told with its path and its line, and nothing is stored", async () => {
    const lines = ['{"userId":"1","email":"a@b.co"}', "", '{"userId":2,"email":"x"}', "{}"].join("\n");
    const text = await publish(lines, "emails.welcome", "--many");
    expect(text.code).toBe(1);
    expect(text.stdout).toBe("");
    expect(text.stderr.split("\n").slice(0, 4)).toEqual([
      "Not published: the payload of emails.welcome is not valid.",
      "  line 3: userId: Invalid input: expected string, received number",
      "  line 3: email: Invalid email address",
      "  line 4: userId: Invalid input: expected string, received undefined",
    ]);
    const json = await publish("{}", "emails.welcome", "--format", "json");
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      violations: [{ path: "userId" }, { path: "email" }],
    });
  });

  test.each([
    [
      "on stdin",
      '{\n  "userId": one\n}',
      [],
      1,
      /stdin is not JSON: line 2, column 13: expected a value\n {4}"userId": one\n {14}\^/,
    ],
    ["in a line of many", "{}\n{]", ["--many"], 1, /stdin is not JSON: line 2, column 2/],
    ["that is empty", " \n", [], 2, /stdin is empty\. Give the payload as --data/],
    ["of a file that is not there", "", ["--data", "@none.json"], 2, /--data @none\.json: ENOENT/],
    ["with a delay that is none", "{}", ["--delay", "soon"], 2, /--delay soon: write a duration/],
    ["with an option of other jobs", "{}", ["--priority", "-3"], 1, /has no priorities/],
    [
      "with options that exclude each other",
      "{}",
      ["--many", "--wait"],
      2,
      /--many and --wait exclude each other/,
    ],
    ["whose result no worker would make", "{}", ["--wait"], 1, /no worker runs\. Start jobwright work/],
  ])("a payload %s", async (_, input, args, code, reason) => {
    const end = await publish(input, "crash", ...args);
    expect(end).toMatchObject({ code, stderr: expect.stringMatching(reason) });
  });
});

test("payloads come as text, from a file, from stdin, as lines and as a list", async () => {
  const receipts = /^(Published emails\.welcome [\da-f-]{36}\n){2}$/;
  const one = await publish(
    "",
    "emails.welcome",
    "--data",
    "@ada.json",
    "--delay",
    "2030-01-01",
    "--attempts",
    "2",
  );
  expect(one).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Published emails\.welcome \S+\n$/) });
  const ada = '{"userId":"u1","email":"ada@example.com"}';
  expect((await publish(`${ada}\r\n${ada}\r\n`, "emails.welcome", "--many")).stdout).toMatch(receipts);
  expect((await publish(`[${ada},\n${ada}]`, "emails.welcome", "--many", "--data", "-")).stdout).toMatch(
    receipts,
  );
});

test.each([
  ['{"a": tru}', 6],
  ['{"a": 01}', 6],
  ['{"a": "x\ny"}', 6],
  ["{'a': 1}", 1],
  ['{"a": 1,}', 8],
  ["[1, 2", 5],
  ['{"a" 1}', 5],
  ["{} {}", 3],
  ["", 0],
])("%j is no JSON from a place on", (text, offset) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonFault(text)?.offset).toBe(offset);
});

test("JSON that is nested too deeply to be read is told so", () => {
  expect(jsonFault("[".repeat(100_000))?.message).toBe("nested too deeply");
});

test.each(['{"a":[1,-2.5e3,true,null,"\\u00e9\\n"]}', " 7 ", '""', "[]", "{}"])("%j is JSON", (text) => {
  JSON.parse(text);
  expect(jsonFault(text)).toBeUndefined();
});
