import { BackendError } from "../errors.ts";

/**
 * Refuses the URL of another kind of server, to which a driver would try to speak until its time is up. The message holds
 * the scheme alone: the rest may hold a password.
 *
 * @param option what the URL was given as: `bullmq: connection`
 * @param schemes those that fit, the usual one first
 * @throws BackendError
 */
export function requireScheme(option: string, url: string, schemes: readonly string[]): void {
  const scheme = /^([\w+.-]+):\/\//.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || schemes.includes(scheme)) return;
  const fitting = schemes.map((each) => `${each}://`).join(" or ");
  throw new BackendError(`${option} is a ${scheme}:// URL. Give one that begins with ${fitting}.`);
}
