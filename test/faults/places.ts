import { inject, onTestFinished } from "vitest";
import { type Address, newAddress, removeData } from "../conformance/backends.ts";
import type { Network } from "./network.ts";

/** A place of a test's own on the servers that all tests share, or in a folder. */
export async function sharedPlace(kind: Address["kind"]): Promise<Address> {
  const servers = { databaseUrl: inject("databaseUrl"), redisUrl: inject("redisUrl") };
  const address = await newAddress(kind, servers);
  onTestFinished(() => removeData(address));
  return address;
}

/** The server that an address is on. */
export function serverOf(address: Address): string {
  if (address.kind === "embedded") throw new TypeError("A folder has no server.");
  return address.kind === "pg-boss" ? address.connectionString : address.connection;
}

/** The same place, by way of a network. */
export function throughNetwork(address: Address, { url }: Network): Address {
  switch (address.kind) {
    case "pg-boss":
      return { ...address, connectionString: url };
    case "bullmq":
      return { ...address, connection: url };
    case "embedded":
      return address;
  }
}

/** The folder of an embedded place. */
export function folderOf(address: Address): string {
  if (address.kind === "embedded" && address.dir !== undefined) return address.dir;
  throw new TypeError("This place is no folder.");
}
