import type { Redis } from "ioredis";

/**
 * Gives the server all scripts that the client knows. ioredis sends a script's text once for each connection
 * and its hash from then on; after SCRIPT FLUSH it corrects itself everywhere but within a MULTI.
 */
export async function loadScripts(redis: Redis): Promise<void> {
  const scripts: readonly unknown[] = Object.values(redis.scriptsSet);
  await Promise.all(scripts.filter(hasText).map(({ lua }) => redis.script("LOAD", lua)));
}

function hasText(script: unknown): script is { readonly lua: string } {
  return typeof script === "object" && script !== null && "lua" in script && typeof script.lua === "string";
}
