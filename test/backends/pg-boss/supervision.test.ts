import { expect, onTestFinished, test } from "vitest";
import { contractByHand, jobByHand } from "../../conformance/by-hand.ts";
import { until } from "../../conformance/until.ts";
import { newPlace } from "./place.ts";

const contract = contractByHand(jobByHand("letters"));

test("pg-boss supervises while the process has a worker", async () => {
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contract);
  const workers = [
    await place.consume(backend, contract.jobs, async () => {}),
    await place.consume(backend, contract.jobs, async () => {}),
  ];
  const living = () => place.query(`SELECT id FROM ${place.schemas.boss}.instance WHERE stopped_on IS NULL`);
  await until(async () => (await living()).length === 1);

  await workers[0]?.stop();
  expect(await living()).toHaveLength(1);
  await workers[1]?.stop();
  expect(await living()).toHaveLength(0);
});

test("workers that come and go leave no listener behind", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on("warning", note);
  onTestFinished(() => void process.off("warning", note));
  const place = await newPlace();
  const backend = place.open();
  await backend.prepare(contract);
  for (let worker = 0; worker < 12; worker += 1) {
    await (await place.consume(backend, contract.jobs, async () => {})).stop();
  }

  expect(warnings).toEqual([]);
});

test("a backend that is closed while its worker starts stops that worker", async () => {
  const place = await newPlace();
  await place.open().prepare(contract);
  for (const delay of [0, 3, 6, 9, 12]) {
    const backend = place.open();
    await backend.prepare(contract);
    const starting = place.consume(backend, contract.jobs, async () => {});
    await new Promise((resolve) => setTimeout(resolve, delay));
    await backend.close();
    await (await starting).done;
  }
  expect(await place.query(`SELECT id FROM ${place.schemas.boss}.instance WHERE stopped_on IS NULL`)).toEqual(
    [],
  );
});
