import { EspalierError } from "../../espalier-error.ts";
import type { GuardPart, MethodCheck, PortChecks, PropertyCheck } from "../checks/check.ts";
import { type Owner, strategyFailed, wrongMember } from "./errors.ts";
import { guardMethod, type Method } from "./guard-method.ts";
import { whilePending } from "./pending-calls.ts";

type AnyCheck = PropertyCheck<unknown, unknown> | MethodCheck<unknown, readonly unknown[], unknown>;

/**
 * Checks the properties of a strategy now, and from now on the answers of its methods; see `guardMethod`. It stays the
 * same object. Only one that cannot be changed becomes the prototype of the one that is returned.
 * @throws EspalierError for a property that is wrong and for a method that is missing.
 */
export function guardStrategy<Service extends object>(
  service: Service,
  checks: PortChecks<Service>,
  owner: Owner,
): Service {
  return new Guard(owner).object(service, checks, "");
}

/**
 * Stamps what further methods throw, which the port does not know: those of a stream are between it and the plug-ins
 * that read its examples.
 * @param service guarded already.
 */
export function stampFurtherMethods<Service extends object>(
  service: Service,
  checks: PortChecks<Service>,
  owner: Owner,
): Service {
  for (const [name, method] of furtherMethods(service, checks)) {
    const call = `${name}()`;
    define(service, name, (...parameters: readonly unknown[]) => {
      const stamped = (error: unknown) => {
        throw error instanceof EspalierError ? error : strategyFailed(owner, call, error);
      };
      try {
        const answer: unknown = Reflect.apply(method, service, parameters);
        if (!(answer instanceof Promise)) return answer;
        return whilePending(`${owner.strategy} of plug-in "${owner.plugin}", ${call}`, answer).catch(stamped);
      } catch (error) {
        return stamped(error);
      }
    });
  }
  return service;
}

function furtherMethods(service: object, checks: object): Map<string, Method> {
  const methods = new Map<string, Method>();
  for (
    let from: object | null = service;
    from !== null && from !== Object.prototype;
    from = Object.getPrototypeOf(from)
  )
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(from)))
      if (typeof value === "function" && name !== "constructor" && !(name in checks) && !methods.has(name))
        methods.set(name, value as Method);
  return methods;
}

/** Objects that are guarded: a plug-in may give the same one twice. */
const known = new WeakSet<object>();

/** Guards a strategy and its parts. */
class Guard {
  private readonly owner: Owner;

  constructor(owner: Owner) {
    this.owner = owner;
  }

  /** @param path prefix of the members' names; empty for the strategy itself. */
  object<Service extends object>(service: Service, checks: PortChecks<Service>, path: string): Service {
    if (known.has(service)) return service;
    const target = isChangeable(service, checks) ? service : (Object.create(service) as Service);
    for (const key of Reflect.ownKeys(checks)) {
      const check = Reflect.get(checks, key) as AnyCheck;
      const name = `${path}${String(key)}`;
      const value = this.stamping(name, () => Reflect.get(service, key) as unknown);
      if (value === undefined && check.isOptional === true) continue;
      const guarded =
        check.kind === "property"
          ? this.property(value, service, check, name)
          : this.method(value, service, check, name, target !== service);
      if (guarded !== value) define(target, key, guarded);
    }
    known.add(target);
    return target;
  }

  private property(
    value: unknown,
    service: object,
    check: AnyCheck & { kind: "property" },
    name: string,
  ): unknown {
    return this.stamping(name, () => {
      const fault = check.fault(value, service);
      if (fault !== undefined) throw wrongMember(this.owner, name, value, fault, check.allowed);
      return check.guarded === undefined ? value : check.guarded(value, this.partsOf(name), service);
    });
  }

  /** @param isBound whether it is called on the service, whatever it seems to be called on. */
  private method(
    value: unknown,
    service: object,
    check: AnyCheck & { kind: "method" },
    name: string,
    isBound: boolean,
  ): Method {
    const { owner } = this;
    if (typeof value !== "function") throw wrongMember(owner, name, value, "", "a method");
    const method = (isBound ? value.bind(service) : value) as Method;
    const call = `${name}()`;
    return guardMethod({ owner, service, name: call, method, check, guardPart: this.partsOf(call) });
  }

  private partsOf(name: string): GuardPart {
    return (path, part, checks) => this.object(part, checks, `${name}${path}.`);
  }

  private stamping<Value>(name: string, read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      throw error instanceof EspalierError ? error : strategyFailed(this.owner, name, error);
    }
  }
}

function isChangeable(service: object, checks: object): boolean {
  const isFixed = (key: string | symbol) =>
    Object.getOwnPropertyDescriptor(service, key)?.configurable === false;
  return Object.isExtensible(service) && !Reflect.ownKeys(checks).some(isFixed);
}

/** Defines a property with its previous enumerability, so that copies of the object have the guarded members. */
function define(target: object, key: string | symbol, value: unknown): void {
  const enumerable = Object.getOwnPropertyDescriptor(target, key)?.enumerable ?? false;
  Object.defineProperty(target, key, { value, enumerable, configurable: true, writable: true });
}
