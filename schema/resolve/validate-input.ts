import type { Json } from "../json.ts";
import { messageOf } from "../message-of.ts";
import { isStorable } from "../storable.ts";
import type { AnySchema } from "../zod-types.ts";

/** A value as JSON makes of it, or why it cannot travel. */
export type JsonValue = { readonly json: Json } | { readonly problem: string };

/** What arrives at the other end of the queue when a value is sent. */
export function throughJson(value: unknown): JsonValue {
  try {
    const text = JSON.stringify(value);
    if (text === undefined) return { problem: "JSON has no such value" };
    if (!isStorable(text)) {
      return { problem: "it holds a NUL character or a lone surrogate, which a queue cannot store" };
    }
    return { json: JSON.parse(text) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

/** Why a value does not fit the input side of a schema, one text for each violation; none where it fits. */
export async function inputViolations(schema: AnySchema, value: Json): Promise<readonly string[]> {
  try {
    const { issues = [] } = await inTime(standard(schema).validate(value));
    return issues.map(({ message, path = [] }) => `${path.map(pathKey).join(".") || "(root)"}: ${message}`);
  } catch (error) {
    return [`a check threw ${messageOf(error)}`];
  }
}

/** Longer than any check of one value takes. */
const longestCheck = 10_000;

/** A check that never answers must not hold codegen up. */
async function inTime(answer: StandardResult | Promise<StandardResult>): Promise<StandardResult> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, longestCheck, new Error(`no answer within ${longestCheck / 1000} s`));
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}

/** The interface that zod 4, zod/mini and zod 3 share: https://standardschema.dev. */
interface StandardInterface {
  validate(value: unknown): StandardResult | Promise<StandardResult>;
}

interface StandardResult {
  readonly issues?:
    | readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[]
    | undefined;
}

function standard(schema: AnySchema): StandardInterface {
  if ("~standard" in schema) return schema["~standard"] as StandardInterface;
  throw new TypeError("the schema has no ~standard interface: use zod 4, or zod 3.24 or newer");
}

function pathKey(part: unknown): string {
  return String(typeof part === "object" && part !== null && "key" in part ? part.key : part);
}
