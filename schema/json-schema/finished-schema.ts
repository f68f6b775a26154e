import type { JsonObject } from "../json.ts";
import { inKeywordOrder } from "./canonical.ts";

/**
 * A converted schema as the document of one job: with its dialect, its id and what the job says about itself.
 * What the schema says of itself is the nearer to it and stays.
 *
 * @param converted a canonical schema
 */
export function finishedSchema(
  converted: JsonObject,
  root: "payload" | "result",
  notes: JsonObject,
): JsonObject {
  const { title, description, ...body } = converted;
  return inKeywordOrder({
    ...body,
    // A union of objects has no type of its own; every payload is an object.
    ...(root === "payload" ? { type: "object" } : {}),
    ...notes,
    ...(typeof description === "string" ? { description } : {}),
    $schema: "https://json-schema.org/draft/2020-12/schema",
  });
}
