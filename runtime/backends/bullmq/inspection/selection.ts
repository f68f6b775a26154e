import { retryField } from "../own-keys.ts";

/** Which jobs of a place are meant: retrying ones are kept among the waiting and the delayed. */
export type Selection = "any" | "retrying" | "others";

/** How many jobs one script goes through; Redis does nothing else meanwhile. */
export const stride = 2_000;

/**
 * Lua: whether a job is meant, and when it is to be tried again, where that was asked for. As `retryDueAt`; here, because
 * most of the jobs that are gone through may be of the other kind.
 */
export const select = `
  local function select(jobKey, selection)
    if selection == "any" then return true, false end
    local retry = redis.call("HGET", jobKey, "${retryField}")
    if not retry then return selection == "others", false end
    local attempt, dueAt = string.match(retry, "^(%d+)@(%d+)$")
    local retrying = attempt ~= nil and attempt == redis.call("HGET", jobKey, "ats")
    return retrying == (selection == "retrying"), dueAt or false
  end
`;
