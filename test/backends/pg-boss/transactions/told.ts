import { expect } from "vitest";
import { until } from "../../../conformance/until.ts";
import type { WorkedShop } from "./worked-shop.ts";

/** Waits for the last, then holds all to what was expected: each hook is called once. */
export async function told(shop: WorkedShop, expected: readonly string[]): Promise<void> {
  await until(() => shop.told.length >= expected.length);
  expect(shop.told).toEqual(expected);
}
