import type { Handlers } from "../../generated/handlers.js";

/**
 * *\/ `${evil}` "quoted" 'single' \
 * \@deprecated
 *
 *
 *  // <script> 😀
 * @deprecated *\/ `${evil}` "quoted" 'single' \ \@deprecated    // <script> 😀
 */
export const handler: Handlers["strings.store"] = async () => {
  throw new Error("The handler of strings.store is not written yet.");
};
