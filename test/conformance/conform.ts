import { afterAll, beforeAll, describe, inject, test } from "vitest";
import type { Backend } from "../../runtime/backend.ts";
import { type Address, newAddress, newPassingAddress, openBackend, removeData } from "./backends.ts";
import { quickAreas, waitingAreas } from "./behaviours/index.ts";
import { areasOfSome, kindsOf } from "./behaviours/of-some/index.ts";
import { contractByHand } from "./by-hand.ts";
import { type Behaviours, onStage } from "./stage.ts";

/** Registers every behaviour that takes a moment as a test on one backend. */
export function conformQuickly(kind: Address["kind"]): void {
  conform(kind, { ...quickAreas, ...areasOfSome }, newPassingAddress, {});
}

/** Registers every behaviour that takes most of a minute, to be run at once. */
export function conformWaiting(kind: Address["kind"]): void {
  conform(kind, waitingAreas, newAddress, { concurrent: true, timeout: 120_000 });
}

function conform(
  kind: Address["kind"],
  areas: Readonly<Record<string, Behaviours>>,
  newShared: typeof newAddress,
  options: { readonly concurrent?: boolean; readonly timeout?: number },
): void {
  const servers = { databaseUrl: inject("databaseUrl"), redisUrl: inject("redisUrl") };
  let address: Address;
  let backend: Backend;

  beforeAll(async () => {
    address = await newShared(kind, servers);
    backend = openBackend(address);
    await backend.prepare(contractByHand());
  });
  afterAll(async () => {
    await backend.close();
    await removeData(address);
  });

  for (const [area, behaviours] of Object.entries(areas)) {
    if (kindsOf(area)?.includes(kind) === false) continue;
    describe(area, options, () => {
      for (const [index, [name, behaviour]] of Object.entries(behaviours).entries()) {
        const scope = `${area}${index}`;
        test(name, () => onStage({ backend, scope, newAddress: () => newAddress(kind, servers) }, behaviour));
      }
    });
  }
}
