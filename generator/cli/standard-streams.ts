/** What became of stdout and stderr. */
export interface StandardStreams {
  /** Waits until all is written. @returns an error of a stream that is not a closed pipe: a full disk, say */
  flush(): Promise<Error | undefined>;
}

/**
 * Lets the process go on where a reader of its output is gone, as in `jobwright list | head -1`: what it does is not
 * less good for that.
 */
export function watchStandardStreams(): StandardStreams {
  let failure: Error | undefined;
  const streams = [process.stdout, process.stderr];
  for (const stream of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") failure ??= error;
    });
  }
  return {
    async flush() {
      const written = streams.map((stream) => new Promise<void>((done) => stream.write("", () => done())));
      await Promise.all(written);
      return failure;
    },
  };
}
