import { type Code, type Float, floatBytes, type Int, unsigned, Value } from "./value.ts";

/** Arithmetic of single numbers. */
export const float = {
  of: (value: number): Float => new Value("f32", [0x43, ...floatBytes(value)]),
  add: (a: Float, b: Float): Float => new Value("f32", [...a.code, ...b.code, 0x92]),
  mul: (a: Float, b: Float): Float => new Value("f32", [...a.code, ...b.code, 0x94]),
  /** Reinterprets bits as a float. */
  ofBits: (bits: Int): Float => new Value("f32", [...bits.code, 0xbe]),
  load: (address: Int, offset = 0): Float =>
    new Value("f32", [...address.code, 0x2a, 2, ...unsigned(offset)]),
  store: (address: Int, value: Float, offset = 0): Code => [
    ...address.code,
    ...value.code,
    0x38,
    2,
    ...unsigned(offset),
  ],
};
