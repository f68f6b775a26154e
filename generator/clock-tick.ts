/** A file's time may be this much behind the clock, in milliseconds. */
export const clockTick = 20;
