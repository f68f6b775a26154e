/**
 * A cron of five fields in words, or of six with the second first, where it is one of the common kinds; else as it is
 * written.
 *
 * @example cronWords("0 3 * * 1-5") // "Monday to Friday at 03:00"
 */
export function cronWords(cron: string): string {
  const fields = cron.trim().split(/\s+/);
  const sixFields = fields.length === 5 ? ["0", ...fields] : fields;
  const [second = "", minute = "", hour = "", day = "", month = "", weekday = ""] = sixFields;
  const days = daysWords(day, month, weekday);
  const times = sixFields.length === 6 && days !== undefined ? timesWords(second, minute, hour) : undefined;
  if (times === undefined || days === undefined) return cron;
  if (isTime(times)) return `${days || "every day"} at ${times}`;
  return days === "" ? times : `${times}, ${days}`;
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `03:00`, `03:00 and 15:00`, `every 5 minutes`, `every hour at :30`, `every 10 seconds`. */
function timesWords(second: string, minute: string, hour: string): string | undefined {
  const step = /^\*\/(\d+)$/;
  const isAnyMinute = hour === "*" && minute === "*";
  if (isAnyMinute && second === "*") return "every second";
  if (isAnyMinute && step.test(second)) return `every ${second.slice(2)} seconds`;
  if (!/^\d+$/.test(second)) return undefined;
  const seconds = Number(second) === 0 ? "" : `:${second.padStart(2, "0")}`;
  if (isAnyMinute) return seconds === "" ? "every minute" : `every minute at second ${Number(second)}`;
  if (hour === "*" && step.test(minute))
    return seconds === "" ? `every ${minute.slice(2)} minutes` : undefined;
  const minutes = numbers(minute);
  if (minutes?.length !== 1) return undefined;
  const past = String(minutes[0]).padStart(2, "0") + seconds;
  if (hour === "*") return `every hour at :${past}`;
  if (step.test(hour)) return `every ${hour.slice(2)} hours at :${past}`;
  const hours = numbers(hour);
  return hours && listed(hours.map((one) => `${String(one).padStart(2, "0")}:${past}`));
}

function isTime(words: string): boolean {
  return /^\d/.test(words);
}

/** Empty for all days; undefined for what has no short words, such as a day of the month or else of the week. */
function daysWords(day: string, month: string, weekday: string): string | undefined {
  if (day === "*" && month === "*") return weekday === "*" ? "" : weekdayWords(weekday);
  const days = numbers(day);
  if (weekday !== "*" || !days) return undefined;
  if (month === "*") return `on day ${listed(days.map(String))} of every month`;
  const names = numbers(month)?.map((number) => months[number - 1]);
  if (days.length !== 1 || names?.length !== 1) return undefined;
  return `every year on ${days[0]} ${names[0]}`;
}

function weekdayWords(field: string): string | undefined {
  const range = field.split("-").map(weekdayName);
  if (range.length === 2) return range.every((name) => name !== undefined) ? range.join(" to ") : undefined;
  const names = field.split(",").map(weekdayName);
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? `every ${listed(known)}` : undefined;
}

/** 0 to 7, where 0 and 7 are Sunday, or `MON`. */
function weekdayName(field: string): string | undefined {
  if (/^[0-7]$/.test(field)) return weekdays[Number(field) % 7];
  return weekdays.find((name) => name.slice(0, 3).toUpperCase() === field.toUpperCase());
}

function numbers(field: string): readonly number[] | undefined {
  return /^\d+(,\d+)*$/.test(field) ? field.split(",").map(Number) : undefined;
}

function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
}
