import { expect, test } from "vitest";
import { Slots } from "../../../runtime/backends/pg-boss/slots.ts";
import { jobByHand } from "../../conformance/by-hand.ts";

const [letters, parcels, reports] = [
  jobByHand("letters"),
  jobByHand("parcels", { concurrency: 1 }),
  jobByHand("reports"),
];
const names = ["letters", "parcels", "reports"];

test("room is shared among queues, and what one cannot use goes to those after it", () => {
  expect([...new Slots([letters, parcels, reports], 10).share(names)]).toEqual([
    ["letters", 4],
    ["parcels", 1],
    ["reports", 5],
  ]);
  expect([...new Slots([letters, parcels, reports], 2).share(names)]).toEqual([
    ["letters", 1],
    ["parcels", 1],
  ]);
});

test("the limit counts claimed jobs, and is not given back", () => {
  const slots = new Slots([letters], 10, 3);
  expect(slots.share(["letters"]).get("letters")).toBe(3);
  slots.claim("letters");
  slots.free("letters", { ran: false, ended: false });
  expect(slots.share(["letters"]).get("letters")).toBe(2);
  for (const _ of [1, 2]) slots.claim("letters");
  expect(slots.isSpent).toBe(true);
});

test("while a run's end is stored, the next job is claimed and waits for its return", () => {
  const slots = new Slots([parcels], 5);
  slots.claim("parcels");
  slots.run("parcels");
  expect(slots.share(["parcels"]).size).toBe(0);

  slots.end("parcels");
  expect(slots.share(["parcels"]).get("parcels")).toBe(1);
  slots.claim("parcels");
  expect(slots.share(["parcels"]).size).toBe(0);
  expect(slots.canRun("parcels")).toBe(false);

  slots.free("parcels", { ran: true, ended: true });
  expect(slots.canRun("parcels")).toBe(true);
});
