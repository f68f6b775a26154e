import type { Logger } from "../../runtime/logger.ts";

const say = (): void => {};

/** For workers whose failures are the point of the test. */
export const quietLogger: Logger = { debug: say, info: say, warn: say, error: say };
