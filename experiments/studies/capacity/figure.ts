import { bySeed, recallThen, sizesOf, stepsOf } from "./measures.ts";
import type { Results } from "./results.ts";
import { mean } from "../../../src/statistics/mean.ts";

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [640, 400, 56, 24, 120, 44];
/** Colours of the sizes, from small and light to large and dark. */
const INKS = ["#9ecae1", "#4292c6", "#08519c", "#041e42"];

/** Recall at 1 on each step after training on it: a line per size, with bars from the worst to the best seed. */
export function figure(results: Results): string {
  const steps = stepsOf(results);
  const sizes = sizesOf(results);
  const lines = sizes.map((size, place) => {
    const ink = INKS[place % INKS.length] as string;
    const points = steps.flatMap((step) => {
      const values = [...bySeed(results, size, recallThen(step)).values()];
      return values.length === 0 ? [] : [{ x: across(step, steps.length), values }];
    });
    const path = points.map(({ x, values }) => `${x},${up(mean(values))}`).join(" ");
    const marks = points.map(
      ({ x, values }) =>
        `<line x1="${x}" x2="${x}" y1="${up(Math.min(...values))}" y2="${up(Math.max(...values))}"/>` +
        `<circle cx="${x}" cy="${up(mean(values))}" r="3.5" fill="${ink}"/>`,
    );
    const key = TOP + 16 + 22 * (sizes.length - 1 - place);
    const sample = `<line x1="${WIDTH - RIGHT + 20}" x2="${WIDTH - RIGHT + 44}" y1="${key}" y2="${key}"/>`;
    const label = text(WIDTH - RIGHT + 52, key + 4, size.name, "start");
    return `<g stroke="${ink}" stroke-width="2" fill="none"><polyline points="${path}"/>${marks.join("")}${sample}</g>${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${[0, 0.25, 0.5, 0.75, 1].map(gridLine).join("\n")}
${steps.map((step) => text(across(step, steps.length), HEIGHT - BOTTOM + 20, `step ${step}`, "middle")).join("\n")}
${text(LEFT, 14, "recall at 1, %, among the seen test pairs of a step, once it has been trained on", "start")}
${lines.join("\n")}
</svg>
`;
}

function gridLine(share: number): string {
  const y = up(share);
  const line = `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" stroke="#ddd"/>`;
  return line + text(LEFT - 8, y + 4, String(100 * share), "end");
}

function across(step: number, steps: number): number {
  return Math.round(LEFT + 20 + ((step - 1) * (WIDTH - LEFT - RIGHT - 40)) / Math.max(1, steps - 1));
}

function up(share: number): number {
  return Math.round(10 * (TOP + (1 - share) * (HEIGHT - TOP - BOTTOM))) / 10;
}

function text(x: number, y: number, words: string, anchor: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#333">${words}</text>`;
}
