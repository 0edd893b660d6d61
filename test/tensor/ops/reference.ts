import type { Values } from "./gradient-check.ts";

/** `[rows, inner]` times `[inner, columns]`. */
export function product(a: Values, b: Values, inner: number): Values {
  const columns = b.length / inner;
  return Float64Array.from({ length: (a.length / inner) * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += (a[row * inner + k] ?? NaN) * (b[k * columns + column] ?? NaN);
    return sum;
  });
}

/** `[rows, columns]` to `[columns, rows]`. */
export function transpose(x: Values, columns: number): Values {
  const rows = x.length / columns;
  return x.map((_, index) => x[(index % rows) * columns + Math.floor(index / rows)] ?? NaN);
}

/** Every row replaced. */
export function mapRows(x: Values, columns: number, map: (row: Values) => Values): Values {
  const rows = Array.from({ length: x.length / columns }, (_, row) =>
    map(x.slice(row * columns, (row + 1) * columns)),
  );
  return Float64Array.from(rows.flatMap((row) => [...row]));
}

export function softmax(row: Values): Values {
  const exponentials = row.map((value) => Math.exp(value - Math.max(...row)));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

/** By its Taylor series, which has enough digits for the arguments of a test. */
export function erf(x: number): number {
  let [sum, term] = [x, x];
  for (let k = 1; k < 120; k++) {
    term *= (-x * x) / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** Of one sequence `[tokens, 3 * width]`; a token sees itself and, if `causal`, none after it. */
export function attention(x: Values, tokens: number, heads: number, causal: boolean): Values {
  const columns = x.length / tokens;
  const width = columns / 3;
  const unit = width / heads;
  const result = new Float64Array(tokens * width);
  for (let head = 0; head < heads; head++) {
    const part = (which: number, token: number) =>
      x.slice(token * columns + which * width + head * unit).slice(0, unit);
    for (let token = 0; token < tokens; token++) {
      const scores = Float64Array.from({ length: causal ? token + 1 : tokens }, (_, other) => {
        return (product(part(0, token), part(1, other), unit)[0] as number) / Math.sqrt(unit);
      });
      for (const [other, weight] of softmax(scores).entries())
        for (const [k, value] of part(2, other).entries())
          result[token * width + head * unit + k] =
            (result[token * width + head * unit + k] ?? 0) + weight * value;
    }
  }
  return result;
}
