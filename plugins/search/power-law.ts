import { mean } from "espalier";

/**
 * The exponent p of the power law y = c * x^p that fits best: ordinary least squares of log y against log x.
 * 0 if the x do not differ.
 */
export function fitExponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = mean(logs.map(([x]) => x));
  const meanY = mean(logs.map(([, y]) => y));
  const spread = sum(logs.map(([x]) => (x - meanX) ** 2));
  return spread === 0 ? 0 : sum(logs.map(([x, y]) => (x - meanX) * (y - meanY))) / spread;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
