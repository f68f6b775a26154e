import { escapeHtml } from "./html.ts";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What a pointer over the bar shows. */
  readonly title: string;
}

const width = 24;
const height = 200;

/** Bars as an SVG picture, the tallest as high as the picture. */
export function drawBarChart(bars: readonly Bar[]): string {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const shapes = bars.map(({ label, value, title }, index) => {
    const barHeight = Math.round((value / highest) * height);
    const x = index * width;
    return [
      `  <rect x="${x + 2}" y="${height - barHeight}" width="${width - 4}" height="${barHeight}" fill="#2f6f4f">`,
      `<title>${escapeHtml(title)}</title></rect>`,
      `<text x="${x + width / 2}" y="${height + 14}" text-anchor="middle">${escapeHtml(label)}</text>`,
    ].join("");
  });
  const size = `width="${bars.length * width}" height="${height + 20}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="10">\n${shapes.join("\n")}\n</svg>`;
}
