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
    local fields = redis.call("HMGET", jobKey, "ats", "${retryField}")
    local attempt, dueAt = string.match(fields[2] or "", "^(%d+)@(%d+)$")
    local retrying = attempt ~= nil and attempt == fields[1]
    return retrying == (selection == "retrying"), dueAt or false
  end
`;
