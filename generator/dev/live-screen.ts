/** A stream whose last lines are kept up to date, below what is written for good. */
export interface LiveScreen {
  /** Writes text above the live lines. */
  print(text: string): void;
  /** Draws the live lines anew, soon: many calls are one drawing. */
  refresh(): void;
  /** Draws once more, and leaves the lines where they are. */
  close(): void;
}

const control = "\u001b[";
const drawEvery = 100;

/**
 * @param stream a terminal
 * @param lines gives the live lines, none of which may be wider than the terminal
 */
export function liveScreen(stream: NodeJS.WriteStream, lines: () => readonly string[]): LiveScreen {
  let height = 0;
  let timer: NodeJS.Timeout | undefined;

  const draw = (above = ""): void => {
    clearTimeout(timer);
    timer = undefined;
    const drawn = lines();
    const back = height > 0 ? `${control}${height}A` : "";
    stream.write(`${back}${control}0J${above}${drawn.map((line) => `${line}\n`).join("")}`);
    height = drawn.length;
  };
  const refresh = (): void => {
    timer ??= setTimeout(draw, drawEvery);
  };
  stream.on("resize", refresh);
  return {
    print: (text) => draw(`${text}\n`),
    refresh,
    close() {
      stream.off("resize", refresh);
      draw();
    },
  };
}
