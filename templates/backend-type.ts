/** What the manifest may use: what every backend can, or one backend's own options too. */
export type Target = "portable" | "pg-boss" | "bullmq";

/** The type of the backends that can do what the target opens; null where all can. */
export function backendType(target: Target): string | null {
  if (target === "portable") return null;
  const kinds = target === "pg-boss" ? '"pg-boss" | "embedded"' : '"bullmq"';
  return `Backend & { readonly kind: ${kinds} }`;
}
