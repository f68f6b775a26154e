/** Faults that take minutes: `npm run test:faults` plays them, besides the others, and `npm test` leaves them out. */
export const longFaultTests: readonly string[] = ["test/faults/long/*.test.ts"];
