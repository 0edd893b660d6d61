import { isObject, ownValue } from "../../json/pointer.ts";
import { PATCH, PATH, SHORT_FOR } from "../../json/validator.ts";
import { NESTED_KEYWORD } from "../../json/strategy-keyword.ts";
import type { Registry } from "../../plugin/registry.ts";
import { wholeSchema } from "./whole-schema.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * Kind of value at a place of an experiment file, by its schema. It distinguishes a strategy from a map with keys of the
 * user, one of which may be `type`.
 */
export class Shape {
  private readonly schema: Schema;
  /** Absent: the options of strategies are unknown. */
  private readonly registry: Registry | undefined;

  private constructor(schema: unknown, registry: Registry | undefined) {
    this.schema = isObject(schema) ? schema : {};
    this.registry = registry;
  }

  /** The shape of a whole file. @param registry the strategies whose options are known. */
  static ofExperiment(registry?: Registry): Shape {
    return new Shape(wholeSchema, registry);
  }

  /** Whether an object is a patch of experiments, which is merged as a whole. */
  get isPatch(): boolean {
    return this.schema[PATCH] === true;
  }

  get isStrategy(): boolean {
    return this.port !== undefined;
  }

  /** Whether a string is a path. */
  get isPath(): boolean {
    return this.schema[PATH] === true;
  }

  /** The key of an object that a bare string is short for, if it is. */
  get shortFor(): string | undefined {
    const key = this.schema[SHORT_FOR];
    if (typeof key === "string") return key;
    return this.isStrategy ? "type" : undefined;
  }

  /** Whether another `type` means another thing with other keys. */
  get hasTypes(): boolean {
    return this.isStrategy || this.branches.some((branch) => typeOf(branch) !== undefined);
  }

  /** Whether an object can have the key at all. The keys of a map are the user's: none is known. */
  knows(key: string, object: unknown): boolean {
    return this.isStrategy || isObject(ownValue(this.resolved(object)["properties"], key));
  }

  /** The shape of a part. @param whole the object or list that it is a part of. */
  part(key: string, whole: unknown): Shape {
    const schema = this.resolved(whole);
    if (Array.isArray(whole)) return this.shapeOf(schema["items"]);
    const pattern = isObject(schema["patternProperties"]) ? Object.values(schema["patternProperties"]) : [];
    return this.shapeOf(ownValue(schema["properties"], key) ?? pattern[0] ?? schema["additionalProperties"]);
  }

  private shapeOf(schema: unknown): Shape {
    return new Shape(schema, this.registry);
  }

  private get port(): string | undefined {
    const ports = [this.schema, ...this.branches].map((schema) => schema[NESTED_KEYWORD]);
    return ports.find((port) => typeof port === "string");
  }

  private get branches(): readonly Schema[] {
    return [this.schema["anyOf"] ?? this.schema["oneOf"] ?? []].flat().filter(isObject);
  }

  /** The schema of an object, by its `type` where that decides. */
  private resolved(object: unknown): Schema {
    if (this.isPatch) return wholeSchema;
    const type = isObject(object) ? object["type"] : undefined;
    if (this.port !== undefined) return this.optionsOf(this.port, type);
    return this.branches.find((branch) => typeOf(branch) === type && type !== undefined) ?? this.schema;
  }

  private optionsOf(portName: string, type: unknown): Schema {
    const port = this.registry?.portNamed(portName);
    if (port === undefined || typeof type !== "string") return {};
    const found = this.registry?.of(port).find(({ strategy }) => strategy.definition.type === type);
    return found === undefined ? {} : (found.strategy.definition.options as unknown as Schema);
  }
}

/** The `type` that a branch of a union is for. */
function typeOf({ properties }: Schema): unknown {
  const type = ownValue(properties, "type");
  return isObject(type) ? type["const"] : undefined;
}
