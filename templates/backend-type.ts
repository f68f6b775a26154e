import { backendsOf, type Target } from "../schema/target.ts";

/** The type of the backends that can do what the target opens; null where all can. */
export function backendType(target: Target): string | null {
  if (target === "portable") return null;
  const kinds = backendsOf[target].map((kind) => JSON.stringify(kind)).join(" | ");
  return `Backend & { readonly kind: ${kinds} }`;
}
