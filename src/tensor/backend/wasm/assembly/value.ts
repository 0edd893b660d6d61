/** Types of WebAssembly that the routines use. */
export type ValueType = "i32" | "f32" | "v128";

/** Bytes of instructions. */
export type Code = readonly number[];

/** Instructions that leave one value on the stack. */
export class Value<Type extends ValueType = ValueType> {
  readonly type: Type;
  readonly code: Code;

  constructor(type: Type, code: Code) {
    this.type = type;
    this.code = code;
  }
}

/** A parameter or a local variable of a routine. */
export class Variable<Type extends ValueType = ValueType> extends Value<Type> {
  private readonly index: number;

  constructor(type: Type, index: number) {
    super(type, [0x20, ...unsigned(index)]);
    this.index = index;
  }

  /** The instruction that assigns a value. */
  set(value: Value<Type>): Code {
    return [...value.code, 0x21, ...unsigned(this.index)];
  }
}

export type Int = Value<"i32">;
export type Float = Value<"f32">;
/** A vector of four 32-bit numbers. */
export type Vector = Value<"v128">;

/** A number in WebAssembly's variable-length encoding (LEB128). */
export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** A signed number in LEB128. */
export function signed(value: number): number[] {
  const isLast = value >= -0x40 && value < 0x40;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

/** The bytes of a 32-bit float, little-endian. */
export function floatBytes(value: number): number[] {
  return [...new Uint8Array(Float32Array.of(value).buffer)];
}
