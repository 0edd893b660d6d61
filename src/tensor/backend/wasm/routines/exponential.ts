import type { Vector } from "../assembly/value.ts";
import { vector } from "../assembly/vector.ts";
import type { Map4 } from "./elementwise.ts";

/** ln 2 in two parts; small multiples of the first are exact. */
const [lnTwoHigh, lnTwoLow] = [0.693359375, Math.LN2 - 0.693359375];

/** Added to a number below 2^22, it leaves the nearest integer in the lowest bits. */
const rounding = 1.5 * 2 ** 23;

/**
 * e^x as 2^n e^r with |r| <= ln(2)/2 and the Taylor series of e^r, truncated at a tenth of a rounding error. 2^n is
 * applied in two factors, since it may overflow when the result does not.
 */
export const exponential: Map4 = (x, local) => {
  const [n, r, half] = [local("v128"), local("v128"), local("v128")];
  const terms = [7, 6, 5, 4, 3, 2, 1, 0].map((k) => vector.of(1 / factorial(k)));
  const series = terms.reduce((total, term) => vector.add(vector.mul(total, r), term));
  return {
    before: [
      r.set(vector.smaller(vector.larger(x, vector.of(-110)), vector.of(90))),
      n.set(vector.add(vector.mul(r, vector.of(Math.LOG2E)), vector.of(rounding))),
      half.set(vector.sub(n, vector.of(rounding))),
      r.set(vector.sub(r, vector.mul(half, vector.of(lnTwoHigh)))),
      r.set(vector.sub(r, vector.mul(half, vector.of(lnTwoLow)))),
      n.set(vector.subInts(n, vector.of(rounding))),
      half.set(vector.shiftRight(n, 1)),
    ],
    result: vector.mul(vector.mul(series, powerOfTwo(half)), powerOfTwo(vector.subInts(n, half))),
  };
};

/**
 * The error function by formula 7.1.26 of Abramowitz and Stegun (1964, Handbook of Mathematical Functions), with an
 * absolute error of 1.5e-7.
 */
export const errorFunction: Map4 = (x, local) => {
  const [size, t] = [local("v128"), local("v128")];
  const { before, result } = exponential(vector.mul(vector.mul(size, size), vector.of(-1)), local);
  const coefficients = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592, 0].map(vector.of);
  const polynomial = coefficients.reduce((total, term) => vector.add(vector.mul(total, t), term));
  const sign = vector.and(x, vector.ofInt(1 << 31));
  return {
    before: [
      size.set(vector.abs(x)),
      t.set(vector.div(vector.of(1), vector.add(vector.of(1), vector.mul(size, vector.of(0.3275911))))),
      ...before,
    ],
    result: vector.or(sign, vector.sub(vector.of(1), vector.mul(polynomial, result))),
  };
};

/** 2^exponent, by setting the bits of the exponent. */
function powerOfTwo(exponent: Vector): Vector {
  return vector.shiftLeft(vector.addInts(exponent, vector.ofInt(127)), 23);
}

function factorial(n: number): number {
  return n === 0 ? 1 : n * factorial(n - 1);
}
