import { fusedOps } from "./fused.ts";
import { opDefinitions } from "./op-definitions.ts";

/** An argument of an operation: one tensor, or a list of them. */
export interface Argument {
  readonly name: string;
  /** Type, or name of the attribute that holds it. */
  readonly type: string;
  /** Name of the attribute with the length of a list. */
  readonly count?: string;
}

/** Inputs, outputs and attributes of an operation. */
export interface OpSignature {
  readonly inputs: readonly Argument[];
  readonly outputs: readonly Argument[];
  /** Kinds of the attributes by name, such as `type` and `list(int)`. */
  readonly attributes: ReadonlyMap<string, string>;
}

const definitions: Readonly<Record<string, string>> = { ...opDefinitions, ...fusedOps };

const signatures = new Map<string, OpSignature>();

/** The signature of an operation, if it can be compiled. */
export function signatureOf(op: string): OpSignature | undefined {
  const definition = definitions[op];
  if (definition === undefined) return undefined;
  const known = signatures.get(op);
  if (known !== undefined) return known;
  const signature = parseSignature(definition);
  signatures.set(op, signature);
  return signature;
}

function parseSignature(definition: string): OpSignature {
  const [inputs = "", outputs = "", attributes = ""] = definition.split(/ -> | \| /);
  return {
    inputs: list(inputs).map(parseArgument),
    outputs: list(outputs).map(parseArgument),
    attributes: new Map(list(attributes).map((text) => text.split(": ") as [string, string])),
  };
}

function parseArgument(text: string): Argument {
  const [name = "", type = ""] = text.split(": ");
  const [count = "", element] = type.split(" * ");
  return element === undefined ? { name, type } : { name, type: element, count };
}

function list(text: string): readonly string[] {
  return text.trim() === "" ? [] : text.trim().split(", ");
}
