import type { Argv } from "yargs";
import type { Receipt } from "../../../runtime/backend.ts";
import { callOptions, durationOf, type GivenCallOptions } from "../../run/call-options.ts";
import { type PlacedViolation, violationsOf } from "../../run/violations.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../global-options.ts";
import { checkOption, embeddedOption } from "../job-options.ts";
import type { RunCommand } from "../run-command.ts";
import type { Terminal } from "../terminal.ts";

interface PublishCommand extends GlobalOptions, GivenCallOptions {
  readonly job: string;
  readonly data: string | undefined;
  /** No default: yargs would take it for given, in conflict with others. */
  readonly many: boolean | undefined;
  readonly wait: string | undefined;
  readonly embedded: boolean;
  readonly check: boolean;
}

/** `jobwright publish <job>` */
export function addPublish(program: Argv<GlobalOptions>, run: RunCommand): Argv<GlobalOptions> {
  return program.command(
    "publish <job>",
    "Check a payload and publish one job, or many",
    (command) =>
      command
        .positional("job", { type: "string", demandOption: true, describe: "The job's name" })
        .option("data", {
          type: "string",
          requiresArg: true,
          describe: "The payload: JSON, @file, or - for stdin. Left out: stdin",
        })
        .option("many", {
          type: "boolean",
          describe: "One payload a line, or a JSON list; all are stored or none",
        })
        .option("delay", { type: "string", requiresArg: true, describe: '"5s", "10m", "2h", or a date' })
        .option("priority", { type: "number", requiresArg: true, describe: "−1000 to 1000, higher first" })
        .option("key", { type: "string", requiresArg: true, describe: "The dedupe key of this job" })
        .option("attempts", { type: "number", requiresArg: true, describe: "Total runs" })
        .option("wait", { type: "string", describe: "Wait for the result, 30s or as long as given" })
        .option("embedded", embeddedOption)
        .option("check", checkOption)
        .conflicts("many", ["wait", "key"])
        .example(`$0 publish cleanup --data '{}'`, "and print the job's id")
        .example("$0 publish emails.welcome --data @ada.json --wait", "and print the result")
        .example("$0 publish emails.welcome --many < users.ndjson", "one job a line"),
    ({ job, data, many, delay, priority, key, attempts, wait, embedded, check, ...options }) =>
      run(options, (terminal) =>
        publish(
          { job, data, many, delay, priority, key, attempts, wait, embedded, check, ...options },
          terminal,
        ),
      ),
  );
}

async function publish(options: PublishCommand, terminal: Terminal): Promise<ExitCode> {
  const { openPublisher } = await import("../../run/open-publisher.ts");
  const { readPayloads } = await import("../../run/read-payloads.ts");
  const { job, data, many = false, wait } = options;
  const call = callOptions(options);
  const timeout = wait === undefined ? undefined : durationOf("--wait", wait || "30s");
  const [publisher, payloads] = await Promise.all([openPublisher(options), readPayloads(data, many)]);
  try {
    if (timeout !== undefined && !publisher.isWorked)
      throw new Error("--wait: no worker runs. Start jobwright work or jobwright dev, and publish again.");
    const values = payloads.map(({ value }) => value);
    if (many) return tellMany(await publisher.publishMany(values, call), options, terminal);
    const receipt = await publisher.publish(values[0], call);
    if (timeout === undefined) return tell(receipt, publisher.isWorked, options, terminal);
    terminal.note(receiptText(receipt, job));
    return tellResult(receipt, await publisher.waitFor(receipt.id, timeout), options, terminal);
  } catch (error) {
    const violations = violationsOf(error, many ? payloads : undefined);
    if (violations) return tellViolations(violations, options, terminal);
    throw error;
  } finally {
    await publisher.close();
  }
}

function tell(receipt: Receipt, isWorked: boolean, { job }: PublishCommand, terminal: Terminal): ExitCode {
  terminal.document({ ok: true, job, ...receipt });
  terminal.line(receiptText(receipt, job));
  if (!isWorked) terminal.note("No worker runs: the job waits for jobwright work or jobwright dev.");
  return exitCode.good;
}

function tellMany(receipts: readonly Receipt[], { job }: PublishCommand, terminal: Terminal): ExitCode {
  terminal.document({ ok: true, job, receipts });
  for (const receipt of receipts) terminal.line(receiptText(receipt, job));
  return exitCode.good;
}

function tellResult(
  receipt: Receipt,
  result: unknown,
  { job }: PublishCommand,
  terminal: Terminal,
): ExitCode {
  terminal.document({ ok: true, job, ...receipt, ...(result === undefined ? {} : { result }) });
  // A job without a result has completed all the same; stdout stays JSON.
  terminal.line(JSON.stringify(result ?? null, null, 2));
  return exitCode.good;
}

function tellViolations(
  violations: readonly PlacedViolation[],
  { job }: PublishCommand,
  terminal: Terminal,
): ExitCode {
  const error = `The payload of ${job} is not valid.`;
  terminal.document({ ok: false, exitCode: exitCode.error, error, violations });
  const lines = violations.map(({ place, path, message }) => {
    return `  ${place === undefined ? "" : `${place}: `}${path || "(root)"}: ${message}`;
  });
  terminal.note([`Not published: the payload of ${job} is not valid.`, ...lines].join("\n"));
  return exitCode.error;
}

function receiptText({ id, deduplicated }: Receipt, job: string): string {
  return deduplicated ? `Deduplicated ${job} ${id}: this job stands in its place.` : `Published ${job} ${id}`;
}
