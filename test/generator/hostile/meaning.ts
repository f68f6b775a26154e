import { Ajv, type AnySchema } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { Contract } from "../../../schema/contract.ts";
import { typeName } from "../../../schema/names.ts";
import { runtimeContract } from "../../../schema/runtime-contract.ts";
import { type JobModel, jobsOf, type ManifestModel } from "./manifest-model.ts";
import { readTypes, type WrittenTypes } from "./read-types.ts";
import { type Notes, type PropertyModel, type SchemaModel, sampleOf } from "./schema-model.ts";
import { documentationTags, exportsOf } from "./source-text.ts";
import { shapeOf } from "./type-shape.ts";

const strictly = {
  strict: true,
  strictTypes: false,
  strictTuples: false,
  validateFormats: false,
  allErrors: true,
};
const latest = new Ajv2020(strictly);
const draft07 = new Ajv(strictly);

type Texts = ReadonlyMap<string, string>;

/** Expects the types, the documentation, the contract and the JSON Schemas to say what the manifest says. */
export function expectSameMeaning(model: ManifestModel, contract: Contract, texts: Texts): void {
  const modules = [...texts].filter(([path]) => path.endsWith(".ts")).map(([, text]) => text);
  const tags = new Set(modules.flatMap((text) => [...documentationTags(text)]));
  expect(["default", "deprecated", "example"]).toEqual(expect.arrayContaining([...tags]));
  expect(exportsOf(textOf(texts, "contract.ts")).contract).toEqual(runtimeContract(contract));
  expect(JSON.parse(textOf(texts, "contract.json"))).toEqual(JSON.parse(JSON.stringify(contract)));
  const types = readTypes(modules);
  for (const [name, job] of jobsOf(model)) {
    expectTypes(typeName(name), job, types);
    for (const draft of ["", "draft-07/"]) {
      expectSchema(job, JSON.parse(textOf(texts, `schemas/${draft}${name}.schema.json`)), draft);
    }
    const written = contract.jobs.find((one) => one.name === name);
    expect(written?.options.schedules.map(({ key, payload }) => [key, payload])).toEqual(
      job.scheduleKey === undefined ? [] : [[job.scheduleKey, sampleOf(job.payload)]],
    );
  }
  expect(Reflect.get(globalThis, "escaped"), "text of a manifest was run").toBeUndefined();
}

function expectTypes(
  type: string,
  { payload, result, description, deprecated }: JobModel,
  types: WrittenTypes,
) {
  expect(types.shapeOf(`${type}Payload`)).toEqual(shapeOf(payload));
  if (result) expect(types.shapeOf(`${type}Result`)).toEqual(shapeOf(result));
  const about = { ...(description ? { description } : {}), ...(deprecated ? { deprecated } : {}) };
  expectComment(types.commentOf(`${type}Payload`), about);
  for (const property of propertiesOf(payload)) {
    expectComment(types.commentOf(`${type}Payload`, property.name), property, property.default);
  }
}

/** Its words, in their order: the rest of a comment's text may be escaped. */
function expectComment(comment: string, { description, deprecated }: Notes, preset?: string): void {
  const expected = [
    description ?? "",
    deprecated ? `deprecated ${deprecated === true ? "" : deprecated}` : "",
    preset === undefined ? "" : `default ${JSON.stringify(preset)}`,
  ];
  expect(wordsOf(comment)).toEqual(expected.flatMap(wordsOf));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function propertiesOf(model: SchemaModel): readonly PropertyModel[] {
  return model.kind === "object" ? model.properties : [];
}

function expectSchema({ payload, description }: JobModel, schema: AnySchema & object, draft: string): void {
  const validator = draft === "" ? latest : draft07;
  const validate = validator.compile(schema);
  validator.removeSchema();
  expect(validate(sampleOf(payload)), JSON.stringify(validate.errors)).toBe(true);
  const properties: Readonly<Record<string, object>> = Reflect.get(schema, "properties") ?? {};
  expect(Object.keys(properties).sort()).toEqual(
    propertiesOf(payload)
      .map(({ name }) => name)
      .sort(),
  );
  expect(Reflect.get(schema, "description")).toBe(description);
  for (const { name, title, description: about, examples, default: preset } of propertiesOf(payload)) {
    const written = Object.hasOwn(properties, name) ? properties[name] : undefined;
    expect(written, name).toEqual(
      expect.objectContaining({
        ...(title === undefined ? {} : { title }),
        ...(about === undefined ? {} : { description: about }),
        ...(examples?.length ? { examples } : {}),
        ...(preset === undefined ? {} : { default: preset }),
      }),
    );
  }
}

function textOf(texts: Texts, name: string): string {
  const text = texts.get(`/shop/generated/${name}`);
  if (text === undefined) throw new Error(`There is no ${name}.`);
  return text;
}
