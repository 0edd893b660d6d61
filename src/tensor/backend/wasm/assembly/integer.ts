import { type Code, type Int, signed, unsigned, Value } from "./value.ts";

/** An integer expression or a literal. */
export type IntLike = Int | number;

/** Arithmetic of integers, including addresses. */
export const int = {
  of: (value: IntLike): Int =>
    typeof value === "number" ? new Value("i32", [0x41, ...signed(value)]) : value,
  add: (a: IntLike, ...others: IntLike[]) => others.reduce<Int>((sum, b) => binary(0x6a, sum, b), int.of(a)),
  sub: (a: IntLike, b: IntLike) => binary(0x6b, a, b),
  mul: (a: IntLike, b: IntLike) => binary(0x6c, a, b),
  /** Quotient of unsigned integers. */
  div: (a: IntLike, b: IntLike) => binary(0x6e, a, b),
  and: (a: IntLike, b: IntLike) => binary(0x71, a, b),
  shiftLeft: (a: IntLike, bits: number) => binary(0x74, a, bits),
  equal: (a: IntLike, b: IntLike) => binary(0x46, a, b),
  /** Unsigned comparison, since addresses use all bits. */
  less: (a: IntLike, b: IntLike) => binary(0x49, a, b),
  atLeast: (a: IntLike, b: IntLike) => binary(0x4f, a, b),
  min: (a: IntLike, b: IntLike): Int =>
    new Value("i32", [...int.of(a).code, ...int.of(b).code, ...int.less(a, b).code, 0x1b]),
  load: (address: Int, offset = 0): Int => new Value("i32", [...address.code, 0x28, 2, ...unsigned(offset)]),
  store: (address: Int, value: IntLike, offset = 0): Code => [
    ...address.code,
    ...int.of(value).code,
    0x36,
    2,
    ...unsigned(offset),
  ],
};

function binary(opcode: number, a: IntLike, b: IntLike): Int {
  return new Value("i32", [...int.of(a).code, ...int.of(b).code, opcode]);
}
