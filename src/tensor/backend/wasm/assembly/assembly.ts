import type { IntLike } from "./integer.ts";
import { int } from "./integer.ts";
import { type Code, unsigned, type ValueType, Variable } from "./value.ts";

/** Creates a local variable of the current routine. */
export type Local = <Type extends ValueType>(type: Type) => Variable<Type>;

/** The instructions that call a routine. */
export type Call = (...values: IntLike[]) => Code;

interface Routine {
  readonly name: string;
  readonly parameters: number;
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

const typeCodes: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/**
 * Builder of a WebAssembly module. Its routines take integers, return nothing, and work on an imported memory
 * (`tensors.memory`). Encoding: WebAssembly Core Specification 2.0, section 5.
 */
export class Assembly {
  private readonly routines: Routine[] = [];

  /** Adds a routine and returns a function that emits a call to it, for later routines. */
  routine<const Names extends readonly string[]>(
    name: string,
    names: Names,
    write: (parameters: Readonly<Record<Names[number], Variable<"i32">>>, local: Local) => readonly Code[],
  ): Call {
    const locals: ValueType[] = [];
    const local: Local = (type) => new Variable(type, names.length + locals.push(type) - 1);
    const parameters = Object.fromEntries(names.map((key, index) => [key, new Variable("i32", index)]));
    const body = write(parameters as Record<Names[number], Variable<"i32">>, local).flat();
    const index = this.routines.push({ name, parameters: names.length, locals, body }) - 1;
    return (...values) => [...values.flatMap((value) => int.of(value).code), 0x10, ...unsigned(index)];
  }

  /** The module in the binary format. */
  bytes(): Uint8Array<ArrayBuffer> {
    const { routines } = this;
    const types = routines.map(({ parameters }) => [
      0x60,
      ...list(Array.from({ length: parameters }, () => [typeCodes.i32])),
      ...list([]),
    ]);
    const memory = [...text("tensors"), ...text("memory"), 0x02, 0x00, 0x00];
    const exports = routines.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
    return Uint8Array.from([
      ...[0x00, ...Buffer.from("asm"), 0x01, 0x00, 0x00, 0x00],
      ...section(1, types),
      ...section(2, [memory]),
      ...section(
        3,
        routines.map((_, index) => unsigned(index)),
      ),
      ...section(7, exports),
      ...section(10, routines.map(body)),
    ]);
  }
}

function body({ locals, body }: Routine): number[] {
  const code = [...list(locals.map((type) => [1, typeCodes[type]])), ...body, 0x0b];
  return [...unsigned(code.length), ...code];
}

function section(id: number, items: readonly Code[]): number[] {
  const content = list(items);
  return [id, ...unsigned(content.length), ...content];
}

function list(items: readonly Code[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(value: string): number[] {
  return list([...Buffer.from(value, "utf8")].map((byte) => [byte]));
}
