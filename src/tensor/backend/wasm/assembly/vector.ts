import { type Code, type Float, floatBytes, type Int, unsigned, Value, type Vector } from "./value.ts";

/** Arithmetic of vectors of four 32-bit numbers. */
export const vector = {
  of: (value: number): Vector => new Value("v128", [0xfd, 0x0c, ...repeat4(floatBytes(value))]),
  ofInt: (value: number): Vector =>
    new Value("v128", [0xfd, 0x0c, ...repeat4([...new Uint8Array(Int32Array.of(value).buffer)])]),
  load: (address: Int, offset = 0) => load(0x00, 4, address, offset),
  /** Loads one number into all four lanes. */
  loadSplat: (address: Int, offset = 0) => load(0x09, 2, address, offset),
  /** The number in a lane. */
  lane: (a: Vector, lane: number): Float => new Value("f32", [...a.code, ...simd(0x1f), lane]),
  store: (address: Int, value: Vector, offset = 0): Code => [
    ...address.code,
    ...value.code,
    ...simd(0x0b),
    2,
    ...unsigned(offset),
  ],
  add: (a: Vector, b: Vector) => operation(0xe4, a, b),
  sub: (a: Vector, b: Vector) => operation(0xe5, a, b),
  mul: (a: Vector, b: Vector) => operation(0xe6, a, b),
  div: (a: Vector, b: Vector) => operation(0xe7, a, b),
  /** `a b + c`, fused if the processor supports it (relaxed SIMD). */
  multiplyAdd: (a: Vector, b: Vector, c: Vector) => operation(0x105, a, b, c),
  min: (a: Vector, b: Vector) => operation(0xe8, a, b),
  max: (a: Vector, b: Vector) => operation(0xe9, a, b),
  /** The minimum in one instruction; the first operand if either is NaN. */
  smaller: (a: Vector, b: Vector) => operation(0xea, a, b),
  /** The maximum, likewise. */
  larger: (a: Vector, b: Vector) => operation(0xeb, a, b),
  abs: (a: Vector) => operation(0xe0, a),
  sqrt: (a: Vector) => operation(0xe3, a),
  addInts: (a: Vector, b: Vector) => operation(0xae, a, b),
  subInts: (a: Vector, b: Vector) => operation(0xb1, a, b),
  shiftLeft: (a: Vector, bits: number) => shift(0xab, a, bits),
  /** Arithmetic shift of signed integers. */
  shiftRight: (a: Vector, bits: number) => shift(0xac, a, bits),
  and: (a: Vector, b: Vector) => operation(0x4e, a, b),
  or: (a: Vector, b: Vector) => operation(0x50, a, b),
  /** Lanes of `a` (0 to 3) and `b` (4 to 7) in a given order. */
  shuffle: (a: Vector, b: Vector, order: readonly [number, number, number, number]): Vector =>
    new Value("v128", [
      ...a.code,
      ...b.code,
      ...simd(0x0d),
      ...order.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
    ]),
};

function operation(opcode: number, ...operands: Vector[]): Vector {
  return new Value("v128", [...operands.flatMap(({ code }) => code), ...simd(opcode)]);
}

function shift(opcode: number, a: Vector, bits: number): Vector {
  return new Value("v128", [...a.code, 0x41, bits, ...simd(opcode)]);
}

function load(opcode: number, alignment: number, address: Int, offset: number): Vector {
  return new Value("v128", [...address.code, ...simd(opcode), Math.min(alignment, 2), ...unsigned(offset)]);
}

function simd(opcode: number): number[] {
  return [0xfd, ...unsigned(opcode)];
}

function repeat4(bytes: readonly number[]): number[] {
  return [...bytes, ...bytes, ...bytes, ...bytes];
}
