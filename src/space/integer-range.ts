import { isWithin } from "../excess.ts";

/** An arithmetic sequence of integers: a read-only array that stores no items. Immutable. */
export class IntegerRange implements Iterable<number> {
  readonly low: number;
  readonly step: number;
  readonly length: number;

  /** @param high excluded if no step reaches it; the range is empty if it is below `low`. */
  constructor(low: number, high: number, step = 1) {
    this.low = low;
    this.step = step;
    this.length = Math.max(0, Math.floor((high - low) / step) + 1);
  }

  /** The last value; below `low` if there is none. */
  get high(): number {
    return this.low + (this.length - 1) * this.step;
  }

  at(place: number): number | undefined {
    const index = place < 0 ? place + this.length : place;
    return index >= 0 && index < this.length ? this.low + index * this.step : undefined;
  }

  indexOf(value: unknown): number {
    if (typeof value !== "number") return -1;
    const distance = value - this.low + 0; // no -0
    if (!(distance >= 0) || distance % this.step !== 0) return -1;
    const place = distance / this.step;
    return place < this.length ? place : -1;
  }

  includes(value: unknown): boolean {
    return this.indexOf(value) !== -1;
  }

  slice(start = 0, end = this.length): IntegerRange {
    const [first, behind] = [start, end].map((place) =>
      place < 0 ? Math.max(0, place + this.length) : place,
    );
    const last = Math.min(behind!, this.length) - 1;
    return new IntegerRange(this.low + first! * this.step, this.low + last * this.step, this.step);
  }

  map<Result>(call: (value: number, place: number) => Result): Result[] {
    return Array.from(this, call);
  }

  filter(accepts: (value: number, place: number) => boolean): number[] {
    return [...this].filter(accepts);
  }

  find(accepts: (value: number, place: number) => boolean): number | undefined {
    let place = 0;
    for (const value of this) if (accepts(value, place++)) return value;
    return undefined;
  }

  some(accepts: (value: number, place: number) => boolean): boolean {
    return this.find(accepts) !== undefined;
  }

  every(accepts: (value: number, place: number) => boolean): boolean {
    return !this.some((value, place) => !accepts(value, place));
  }

  /** The values between inclusive bounds, up to rounding. */
  between(minimum: number, maximum: number): IntegerRange {
    const first = this.firstPlace(minimum, (value) => isWithin(value, minimum, Infinity));
    const behind = this.firstPlace(maximum, (value) => !isWithin(value, -Infinity, maximum));
    return this.slice(first, Math.max(first, behind));
  }

  *[Symbol.iterator](): Generator<number> {
    for (let place = 0; place < this.length; place++) yield this.low + place * this.step;
  }

  /**
   * Index of the first value that is large enough; the length if none is.
   * @param bound approximate value of that place.
   */
  private firstPlace(bound: number, isLarge: (value: number) => boolean): number {
    const guess = Math.ceil((bound - this.low) / this.step);
    let place = Math.min(Math.max(0, guess), this.length);
    while (place > 0 && isLarge(this.low + (place - 1) * this.step)) place--;
    while (place < this.length && !isLarge(this.low + place * this.step)) place++;
    return place;
  }
}
