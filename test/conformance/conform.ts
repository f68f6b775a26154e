import { afterAll, beforeAll, describe, inject, test } from "vitest";
import type { Backend } from "../../runtime/backend.ts";
import { type Address, backendKinds, newAddress, openBackend, removeData } from "./backends.ts";
import { type Behaviours, onStage } from "./stage.ts";

/** How the tests of an area are run. */
export interface ConformOptions {
  /** All at once: for behaviours that mostly wait. Default: one after the other. */
  readonly concurrent?: boolean;
  /** Milliseconds for each test. */
  readonly timeout?: number;
}

/** Registers each behaviour of an area as one test on each backend. */
export function conform(behaviours: Behaviours, options: ConformOptions = {}): void {
  describe.each(backendKinds)("%s", options, (kind) => {
    const servers = { databaseUrl: inject("databaseUrl"), redisUrl: inject("redisUrl") };
    let address: Address;
    let backend: Backend;

    beforeAll(async () => {
      address = await newAddress(kind, servers);
      backend = openBackend(address);
    });
    afterAll(async () => {
      await backend.close();
      await removeData(address);
    });

    for (const [index, [name, behaviour]] of Object.entries(behaviours).entries()) {
      test(name, () =>
        onStage({ backend, scope: `b${index}`, newAddress: () => newAddress(kind, servers) }, behaviour),
      );
    }
  });
}
