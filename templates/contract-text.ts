import type { Contract, JobContract, SchemaContract } from "../schema/contract.ts";
import { jsonText } from "./print.ts";

/**
 * The contract as indented JSON, each type on one line: only templates read those, and indented they would make up two
 * thirds of the file.
 */
export function contractText(contract: Contract): string {
  return object(contract, "", (value, indentation) => {
    if (value === contract.jobs) return list(contract.jobs.map(jobText), indentation);
    return value === contract.definitions
      ? list(contract.definitions.map(line), indentation)
      : indented(value, indentation);
  });
}

/** Of the contracts that are in memory, which never change: a watch writes again and again what mostly is the same. */
const texts = new WeakMap<JobContract, string>();

function jobText(job: JobContract): string {
  const known = texts.get(job);
  if (known !== undefined) return known;
  const text = object(job, step + step, (value, indentation) =>
    value && (value === job.payload || value === job.result)
      ? schemaText(value, indentation)
      : indented(value, indentation),
  );
  texts.set(job, text);
  return text;
}

function schemaText(schema: SchemaContract, indentation: string): string {
  return object(schema, indentation, (value, inner) =>
    value === schema.schema ? indented(value, inner) : line(value),
  );
}

const step = "  ";

type ValueText<T> = (value: T[keyof T], indentation: string) => string;

function object<T extends object>(value: T, indentation: string, text: ValueText<T>): string {
  const inner = indentation + step;
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}${JSON.stringify(key)}: ${text(member, inner)}`,
  );
  return `{\n${members.join(",\n")}\n${indentation}}`;
}

function list(items: readonly string[], indentation: string): string {
  const inner = indentation + step;
  return items.length === 0 ? "[]" : `[\n${inner}${items.join(`,\n${inner}`)}\n${indentation}]`;
}

function indented(value: unknown, indentation: string): string {
  return jsonText(value).replaceAll("\n", `\n${indentation}`);
}

function line(value: unknown): string {
  return jsonText(value, 0);
}
