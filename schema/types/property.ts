import { stableValue } from "../json-schema/stable-value.ts";
import type { Optionality } from "../reader/schema-view.ts";
import { viewOf } from "../reader/view-of.ts";
import type { PropertyNode, TypeNode } from "../type-node.ts";
import type { AnySchema } from "../zod-types.ts";
import { includesUndefined } from "./nodes.ts";

/** How a property may be absent, as zod's types have it; undefined where it may not. */
export function optionalKind(
  type: TypeNode,
  optional: Optionality,
  side: "input" | "output",
): PropertyNode["optional"] {
  const absent = optional === "byType" ? mayBeUndefined(type) : optional[side];
  if (!absent) return undefined;
  return includesUndefined(type) ? "optional" : "exact";
}

function mayBeUndefined(type: TypeNode): boolean {
  return includesUndefined(type) || (type.kind === "keyword" && ["any", "unknown"].includes(type.name));
}

/** The default of a property as JSON text, through the wrappers around it. */
export function defaultText(schema: AnySchema): string | undefined {
  const view = viewOf(schema);
  switch (view.kind) {
    case "default":
    case "prefault":
      return stableText(view.value);
    case "optional":
    case "nullable":
    case "readonly":
    case "checked":
      return defaultText(view.inner);
    default:
      return undefined;
  }
}

/** None for a default that JSON has not, or that is another one each time: the text must not change by itself. */
function stableText(read: () => unknown): string | undefined {
  const found = stableValue(read);
  if (!found.stable) return undefined;
  try {
    return JSON.stringify(found.value);
  } catch {
    return undefined;
  }
}
