import type { ResolvedSchedule } from "../contract.ts";
import type { Json, JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";
import type { Target } from "../target.ts";
import type { AnySchema } from "../zod-types.ts";
import { checkKeys } from "./check-keys.ts";
import type { Report } from "./report.ts";
import { readTimes } from "./schedule-times.ts";
import { inputViolations, throughJson } from "./validate-input.ts";
import { list, object, shown, text } from "./values.ts";

/** Checks a job's schedules. `schema` is undefined where the payload's schema is itself refused. */
export async function readSchedules(
  value: unknown,
  schema: AnySchema | undefined,
  target: Target,
  path: string,
  report: Report,
): Promise<readonly ResolvedSchedule[]> {
  const schedules: ResolvedSchedule[] = [];
  for (const [index, entry] of list(value, path, report).entries()) {
    const schedule = await readSchedule(entry, schema, target, `${path}[${index}]`, report);
    if (!schedule) continue;
    if (schedules.some(({ key }) => key === schedule.key)) {
      report(
        "SCHEDULE_KEY_DUPLICATE",
        `Two schedules have the key ${shown(schedule.key)}.`,
        `${path}[${index}].key`,
        `Write another key, such as \`key: ${JSON.stringify(`${schedule.key}-${index + 1}`)}\`.`,
      );
    }
    schedules.push(schedule);
  }
  return schedules;
}

async function readSchedule(
  value: unknown,
  schema: AnySchema | undefined,
  target: Target,
  path: string,
  report: Report,
): Promise<ResolvedSchedule | undefined> {
  const given = object(value, path, report, exampleFor(value));
  if (!given) return undefined;
  checkKeys(given, "schedule", path, report);
  const key = text(given.key, `${path}.key`, report);
  const times = await readTimes(given, target, path, report);
  const payload = await readPayload(given.payload, schema, `${path}.payload`, report);
  if (key === undefined || times === undefined || payload === undefined) return undefined;
  return { key, ...times, payload };
}

/** A cron alone is what people write in place of a schedule. */
function exampleFor(value: unknown): string {
  const cron = typeof value === "string" && value.includes(" ") ? value : "0 3 * * *";
  return `{ key: "nightly", cron: ${JSON.stringify(cron)}, payload: { … } }`;
}

async function readPayload(
  value: unknown,
  schema: AnySchema | undefined,
  path: string,
  report: Report,
): Promise<JsonObject | undefined> {
  const sent = throughJson(value);
  if ("problem" in sent) {
    report("SCHEDULE_PAYLOAD_INVALID", `The payload cannot be sent: ${sent.problem}.`, path);
    return undefined;
  }
  if (!isJsonObject(sent.json)) {
    report("SCHEDULE_PAYLOAD_INVALID", `The payload is ${shown(value)}; it takes an object.`, path);
    return undefined;
  }
  const violations = schema ? await inputViolations(schema, sent.json satisfies Json) : [];
  if (violations.length === 0) return sent.json;
  report("SCHEDULE_PAYLOAD_INVALID", `The payload does not fit its schema: ${violations.join("; ")}.`, path);
  return undefined;
}
