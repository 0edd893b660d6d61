/** How the numbers of a safetensors file are laid out. */
export interface ElementType {
  /** Bytes of one element. */
  readonly bytes: number;
  /** @param bytes at the start of an `ArrayBuffer` of their own. */
  toFloat32(bytes: Buffer<ArrayBuffer>): Float32Array;
}

/** The types that published weights come in, by their names in the format. */
export const elementTypes: ReadonlyMap<string, ElementType> = new Map([
  ["F32", { bytes: 4, toFloat32: (bytes) => new Float32Array(bytes.buffer) }],
  ["F64", { bytes: 8, toFloat32: (bytes) => Float32Array.from(new Float64Array(bytes.buffer)) }],
  ["F16", { bytes: 2, toFloat32: (bytes) => Float32Array.from(new Uint16Array(bytes.buffer), fromHalf) }],
  ["BF16", { bytes: 2, toFloat32: (bytes) => fromBrainFloats(new Uint16Array(bytes.buffer)) }],
  ["I32", { bytes: 4, toFloat32: (bytes) => Float32Array.from(new Int32Array(bytes.buffer)) }],
  ["I64", { bytes: 8, toFloat32: (bytes) => Float32Array.from(new BigInt64Array(bytes.buffer), Number) }],
] satisfies [string, ElementType][]);

/** IEEE 754 binary16: 1 sign bit, 5 bits of exponent, 10 bits of fraction. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** bfloat16 is the upper half of a float32. */
function fromBrainFloats(upper: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(upper, (bits) => bits << 16).buffer);
}
