/** Where the worker reports; a pino logger fits, and so does any object with these four methods. */
export interface Logger {
  debug(fields: object, message?: string): void;
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

/** Writes warnings and errors to stderr, and with `debug` everything. */
export function consoleLogger({ debug = false }: { readonly debug?: boolean } = {}): Logger {
  const write =
    (level: string) =>
    (fields: object, message = ""): void => {
      console.error(`[jobwright] ${level} ${message}`, fields);
    };
  const silent = (): void => {};
  return {
    debug: debug ? write("debug") : silent,
    info: debug ? write("info") : silent,
    warn: write("warn"),
    error: write("error"),
  };
}

/** The same logger with `fields` on every line. */
export function withFields(logger: Logger, fields: object): Logger {
  return {
    debug: (more, message) => logger.debug({ ...fields, ...more }, message),
    info: (more, message) => logger.info({ ...fields, ...more }, message),
    warn: (more, message) => logger.warn({ ...fields, ...more }, message),
    error: (more, message) => logger.error({ ...fields, ...more }, message),
  };
}
