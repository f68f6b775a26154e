import { PayloadError } from "jobwright/runtime";
import { expect } from "vitest";
import type { JsonObject } from "../../../schema/json.ts";
import { newJobByHand } from "../by-hand.ts";
import { runWaiting } from "../run-waiting.ts";
import type { Behaviours, Stage } from "../stage.ts";

/** What payloads travel, in which form, and what becomes of the others. */
export const payloads = {
  "PayloadError: a payload that does not fit is refused with every violation and nothing is enqueued": async (
    stage,
  ) => {
    const { jobs } = stage;
    const refused = jobs.payloads.strict.publish({ name: "", age: -1, tags: ["short", "too long"] });

    await expect(refused).rejects.toThrow(PayloadError);
    await expect(refused).rejects.toMatchObject({
      job: "payloads.strict",
      violations: [{ path: "name" }, { path: "age" }, { path: "tags[1]" }],
    });
    expect(await runWaiting(stage, "payloads.strict")).toBe(0);
  },

  "PayloadError: a stored payload that does not fit fails at once and for good": async ({
    backend,
    jobs,
    work,
  }) => {
    await jobs.payloads.strict.get(newJobByHand("payloads.strict").id);
    const payload = { name: "", age: "old" };
    const poison = newJobByHand("payloads.strict", { payload, attempts: 3 });
    await backend.enqueue([poison]);
    const calls: string[] = [];
    await work({ "payloads.strict": ({ job }) => calls.push(job.id) });

    await expect(jobs.payloads.strict.waitFor(poison.id)).rejects.toThrow("PayloadError");
    expect(await backend.get("payloads.strict", poison.id)).toMatchObject({
      ...{ state: "failed", attempt: 1, payload },
      error: { name: "PayloadError", violations: [{ path: "name" }, { path: "age" }, { path: "tags" }] },
    });
    expect(calls).toEqual([]);
  },

  "payload: a job that another program stored is worked like one of a client": async ({
    backend,
    jobs,
    work,
  }) => {
    const { id } = await jobs.payloads.parsed.publish({ words: "from a client" });
    const foreign = newJobByHand("payloads.parsed", { payload: { words: "from elsewhere" } });
    await backend.enqueue([foreign]);
    await work({ "payloads.parsed": ({ payload }) => payload.words });

    expect(await jobs.payloads.parsed.waitFor(id)).toEqual(["from", "a", "client"]);
    expect(await jobs.payloads.parsed.waitFor(foreign.id)).toEqual(["from", "elsewhere"]);
  },

  "payload: a payload travels as given and is parsed once, at the worker": async ({ jobs, work }) => {
    const given = { words: "one two" };
    const { id } = await jobs.payloads.parsed.publish(given);
    expect((await jobs.payloads.parsed.get(id))?.payload).toEqual(given);
    await work({ "payloads.parsed": ({ payload }) => ({ ...payload }) });

    expect(await jobs.payloads.parsed.waitFor(id)).toEqual({ loud: false, words: ["one", "two"] });
    expect((await jobs.payloads.parsed.get(id))?.payload).toEqual(given);
  },

  "PayloadError: a stored payload that is no object fails too, and is kept": async ({
    backend,
    jobs,
    work,
  }) => {
    await jobs.payloads.anything.get(newJobByHand("payloads.anything").id);
    // What another program may store; a NewJob's type holds for our own.
    const payloads = ["text", 5, null, ["list"]] as unknown as readonly JsonObject[];
    const stored = payloads.map((payload) => newJobByHand("payloads.anything", { payload }));
    await backend.enqueue(stored);
    await work({ "payloads.anything": () => "worked all the same" });

    for (const { id, payload } of stored) {
      await expect(jobs.payloads.anything.waitFor(id)).rejects.toThrow("PayloadError");
      expect((await jobs.payloads.anything.get(id))?.payload).toEqual(payload);
    }
  },

  "payload: NUL that another program sends is refused by the queue or by the worker": async ({
    backend,
    jobs,
    work,
  }) => {
    await jobs.payloads.anything.get(newJobByHand("payloads.anything").id);
    const poison = newJobByHand("payloads.anything", { payload: { value: "a\0b" } });
    const stored = await backend.enqueue([poison]).then(
      () => true,
      () => false,
    );
    await work({ "payloads.anything": () => "worked all the same" });

    const error = await jobs.payloads.anything.waitFor(poison.id).catch(String);
    expect(error).toContain(stored ? "PayloadError" : "JobNotFoundError");
  },

  "payload: what JSON or a queue cannot hold is refused, in keys too": async (stage) => {
    const { jobs } = stage;
    const circular: unknown[] = [];
    circular.push(circular);
    const unsafe = {
      "a bigint": 1n,
      "a circle": circular,
      "a NUL": "a\0b",
      "a NUL in a key": { "a\0b": 1 },
      "a high surrogate alone": "\ud83d",
      "a low surrogate alone": "\ude00!",
      "a lone surrogate in a key": [{ "\ud83d": 1 }],
      "1,001 levels": nested(1_000),
    };
    for (const [what, value] of Object.entries(unsafe)) {
      await expect(jobs.payloads.anything.publish({ value }), what).rejects.toThrow(PayloadError);
    }
    expect(await runWaiting(stage, "payloads.anything")).toBe(0);
  },

  "payload: what only looks unsafe, and 1,000 levels, travel unchanged": async (stage) => {
    await returnsUnchanged(stage, ["\\u0000 \\ud83d", "\\\\u0000", "[".repeat(3_000), nested(998)]);
  },

  "payload: text in every script, controls and odd numbers travel unchanged": async (stage) => {
    const texts = [
      "žluťoučký kůň",
      "日本語",
      "עברית",
      "👩‍👩‍👧‍👦",
      "e\u0301",
      "\u2028\u2029",
      "\ufeff\uffff",
      '"\\/\b\f\n\r\t\u0001',
    ];
    const numbers = [0.1, 1e-7, 1e21, 1.7976931348623157e308, 5e-324, Number.MAX_SAFE_INTEGER, -1.5];
    await returnsUnchanged(stage, { texts, numbers, empty: ["", [], {}, null, false], "": "an empty key" });
  },

  "payload: keys that mean something to JavaScript are data": async (stage) => {
    const value: unknown = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}, "toString": "text", "then": 1}',
    );
    await returnsUnchanged(stage, value);
  },

  "payload: a payload of one megabyte travels unchanged": async (stage) => {
    await returnsUnchanged(stage, "0123456789abcdef".repeat(65_536));
  },
} satisfies Behaviours;

/** Compared as text, which shows every own key and their order is not part of the promise. */
async function returnsUnchanged({ jobs, work }: Stage, value: unknown): Promise<void> {
  let seen: unknown;
  await work({
    "payloads.anything": ({ payload }) => {
      seen = payload.value;
      return null;
    },
  });
  const { id } = await jobs.payloads.anything.publish({ value });
  await jobs.payloads.anything.waitFor(id);

  expect(canonical(seen)).toBe(canonical(value));
  expect(canonical((await jobs.payloads.anything.get(id))?.payload.value)).toBe(canonical(value));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))
      : part,
  );
}

/** An array in an array, and so on, `levels` deep. */
function nested(levels: number): unknown {
  return JSON.parse("[".repeat(levels) + "]".repeat(levels));
}
