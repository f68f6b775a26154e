import { distinct, type Expression } from "./expression.ts";
import { ExpressionMap } from "./expression-map.ts";

type Read = (expression: Expression) => readonly Expression[];

/** What several readings that call each other have in common. */
export interface OpenReadings {
  /** How many are being read now. */
  count: number;
  /** How often one was met again within itself, and left out there. */
  cuts: number;
}

/**
 * A reading of expressions that ends where one refers to itself, and reads each once: without this, one that
 * is used twice by what is used twice would be read as often as there are ways to it.
 */
export function readsOnce(open: OpenReadings, read: Read): Read {
  const known = new ExpressionMap<readonly Expression[]>();
  const reading = new ExpressionMap<true>();
  return (expression) => {
    const before = known.get(expression);
    if (before) return before;
    if (reading.get(expression)) {
      open.cuts += 1;
      return [];
    }
    const { cuts } = open;
    open.count += 1;
    reading.set(expression, true);
    try {
      const found = distinct(read(expression));
      // What was left out within another reading is not all that there is.
      if (open.cuts === cuts || open.count === 1) known.set(expression, found);
      return found;
    } finally {
      reading.delete(expression);
      open.count -= 1;
    }
  };
}
