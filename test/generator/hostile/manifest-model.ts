import * as fc from "fast-check";
import { defineJob, defineManifest, defineRouter, type Manifest } from "jobwright";
import {
  anyModel,
  objectModel,
  type PropertyModel,
  type SchemaModel,
  sampleOf,
  schemaOf,
  withoutSchemaNotes,
} from "./schema-model.ts";
import { hostileName, hostileText, soundName, unstorableText } from "./texts.ts";

/** A manifest as plain JSON, so that another process can build the same. */
export interface ManifestModel {
  readonly name: string;
  readonly jobs: readonly JobModel[];
  readonly routers: readonly { readonly namespace: string; readonly jobs: readonly JobModel[] }[];
}

export interface JobModel {
  /** Its name, or its key in a router. */
  readonly name: string;
  readonly description?: string;
  readonly deprecated?: string;
  readonly payload: SchemaModel;
  readonly result?: SchemaModel;
  readonly scheduleKey?: string;
}

/** The manifest that a model describes, by the functions that everybody calls. */
export function manifestOf({ name, jobs, routers }: ManifestModel): Manifest {
  const definition = {
    name,
    jobs: jobs.map((job) => jobOf(job, { name: job.name })),
    routers: routers.map((router) =>
      defineRouter({
        namespace: router.namespace,
        jobs: Object.fromEntries(router.jobs.map((job) => [job.name, jobOf(job, {})])) as never,
      }),
    ),
  };
  return defineManifest(definition as never);
}

function jobOf({ description, deprecated, payload, result, scheduleKey }: JobModel, more: object) {
  const sample = sampleOf(payload);
  return defineJob({
    ...more,
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    payload: schemaOf(payload),
    ...(result === undefined ? {} : { result: schemaOf(result) }),
    examples: [sample],
    ...(scheduleKey === undefined
      ? {}
      : { options: { schedules: [{ key: scheduleKey, cron: "0 3 * * *", payload: sample }] } }),
  } as never);
}

const someText = hostileText.filter((text) => text.trim() !== "");

/** Manifests whose names are sound and whose texts are anything: most must get through. */
export const hostileContents: fc.Arbitrary<ManifestModel> = fc
  .uniqueArray(soundName, { minLength: 3, maxLength: 3, selector: (name) => name.toLowerCase() })
  .chain(([own = "a", namespace = "b", key = "c"]) =>
    fc.record({
      name: fc.constant("shop"),
      jobs: fc.tuple(job(own)),
      routers: fc.tuple(fc.record({ namespace: fc.constant(namespace), jobs: fc.tuple(job(key)) })),
    }),
  );

/** Every job by its full name. */
export function jobsOf({ jobs, routers }: ManifestModel): readonly (readonly [name: string, JobModel])[] {
  return [
    ...jobs.map((job) => [job.name, job] as const),
    ...routers.flatMap(({ namespace, jobs: inner }) =>
      inner.map((job) => [`${namespace}.${job.name}`, job] as const),
    ),
  ];
}

/** Manifests whose names are anything, twice, or their own twins: most must be refused. */
export const hostileNames: fc.Arbitrary<ManifestModel> = fc
  .record({
    name: fc.oneof(hostileName, fc.constant("shop")),
    names: fc.array(fc.oneof(hostileName, soundName), { maxLength: 5 }),
  })
  .map(({ name, names: [own, twin, namespace, ...keys] }) => ({
    name,
    jobs: [own, twin].flatMap((one) => (one === undefined ? [] : [plainJob(one)])),
    routers: namespace === undefined ? [] : [{ namespace, jobs: keys.map(plainJob) }],
  }));

/** Manifests with one text that no queue could store. */
export const unstorableContents: fc.Arbitrary<ManifestModel> = unstorableText.chain((text) => {
  const property = { name: "property", schema: { kind: "string" as const }, optional: false };
  return fc
    .constantFrom<JobModel>(
      { ...plainJob("job"), description: text },
      { ...plainJob("job"), deprecated: text },
      { ...plainJob("job"), scheduleKey: text },
      jobWith({ ...property, name: text }),
      jobWith({ ...property, title: text }),
      jobWith({ ...property, description: text }),
      jobWith({ ...property, deprecated: text }),
      jobWith({ ...property, default: text }),
      jobWith({ ...property, schema: { kind: "literal", values: [text] } }),
      jobWith({ ...property, schema: { kind: "enum", values: ["fine", text] } }),
      jobWith({ ...property, schema: { kind: "template", before: text, after: "" } }),
    )
    .map((job) => ({ name: "shop", jobs: [job], routers: [] }));
});

function jobWith(property: PropertyModel): JobModel {
  return { name: "job", payload: { kind: "object", properties: [property] } };
}

function plainJob(name: string): JobModel {
  return { name, payload: { kind: "object", properties: [] } };
}

function job(name: string): fc.Arbitrary<JobModel> {
  return fc.record(
    {
      name: fc.constant(name),
      description: someText,
      deprecated: someText,
      payload: objectModel,
      result: anyModel,
      scheduleKey: someText,
    },
    { requiredKeys: ["name", "payload"] },
  );
}

/** The same manifest without what only people read. */
export function withoutNotes({ name, jobs, routers }: ManifestModel): ManifestModel {
  const plain = ({ description: _, deprecated: __, payload, result, ...rest }: JobModel): JobModel => ({
    ...rest,
    payload: withoutSchemaNotes(payload),
    ...(result ? { result: withoutSchemaNotes(result) } : {}),
  });
  return {
    name,
    jobs: jobs.map(plain),
    routers: routers.map((router) => ({ ...router, jobs: router.jobs.map(plain) })),
  };
}
