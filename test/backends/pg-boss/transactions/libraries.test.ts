import { holdsInTransactionsOf } from "./in-each-library.ts";
import { libraries } from "./libraries.ts";

for (const [name, open] of Object.entries(libraries)) holdsInTransactionsOf(name, open);
