import type { Problem } from "../json/problem.ts";
import { nearestName } from "../nearest-name.ts";

export function extendsNoText(pointer: string): Problem {
  return { pointer, message: '"extends" is no text.', allowed: "the path of an experiment file" };
}

export function extendsCycle(chain: readonly string[]): Problem {
  return { pointer: "/extends", message: `The files extend each other in a circle: ${chain.join(" -> ")}.` };
}

export function missingFile(pointer: string, path: string): Problem {
  return { pointer, message: `There is no file "${path}".` };
}

export function missingSpace(name: string, known: readonly string[]): Problem {
  const nearest = nearestName(name, known);
  return {
    pointer: "/searchSpace",
    message: `There is no search space "${name}".`,
    allowed: [...known, "the path of a JSON file", "a space"].join(", "),
    ...(nearest === undefined ? {} : { nearest }),
  };
}
