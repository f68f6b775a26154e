import { registerHooks } from "node:module";
import { type Address, openBackend } from "../backends.ts";
import { contractByHand, jobByHand, newJobByHand } from "../by-hand.ts";

// Stores a job from a process in which one package is not installed, and prints what that throws.
const [address = "", missing] = process.argv.slice(2);
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== missing) return next(specifier, context);
    const error = new Error(`Cannot find package '${specifier}' imported from ${context.parentURL}`);
    throw Object.assign(error, { code: "ERR_MODULE_NOT_FOUND" });
  },
});
const place: Address = JSON.parse(address);
const backend = openBackend(place);
try {
  await backend.prepare(contractByHand(jobByHand("letters")));
  await backend.enqueue([newJobByHand("letters")]);
} catch (error) {
  process.stdout.write(String(error));
}
await backend.close();
