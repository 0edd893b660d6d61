import type { Draws } from "./draws.ts";
import type { HeldOut, Novelty } from "./held-out.ts";
import type { Kind } from "./kinds.ts";
import { alignedCells, freeCell, place } from "./place.ts";
import type { Cell, Scene, SceneObject } from "./scene.ts";
import { TEXTURES } from "./textures.ts";
import { kindsBy, SIZES, STEPS } from "./vocabulary.ts";

/** Requirements on a scene. */
export interface SceneRequest {
  readonly step: number;
  /** The only held-out property of the scene; undefined: none. */
  readonly novelty: Novelty | undefined;
  /** Topic of scenes with relations or counts; undefined: either. */
  readonly topic: "relation" | "count" | undefined;
  /** Number of objects that captions do not mention. */
  readonly distractors: number;
}

/** An object, with the properties that are decided. */
interface PlannedObject {
  readonly kind: Kind | undefined;
  readonly cell: Cell | undefined;
  readonly isAlone: boolean;
}

/** Attempts at placing an object before the scene is restarted. */
const TRIES = 60;

/** Draws random scenes of every growth step. */
export class SceneGenerator {
  private readonly heldOut: HeldOut;

  constructor(heldOut: HeldOut) {
    this.heldOut = heldOut;
  }

  /** A scene with exactly the requested held-out property, by rejection sampling. */
  draw(request: SceneRequest, draws: Draws): Scene {
    for (;;) {
      const scene = this.attempt(request, draws);
      if (scene !== undefined && isWanted(this.heldOut.of(scene), request.novelty)) return scene;
    }
  }

  private attempt(request: SceneRequest, draws: Draws): Scene | undefined {
    const { step } = request;
    const topic = step === 4 ? (request.topic ?? (draws.bernoulli(0.5) ? "relation" : "count")) : "objects";
    const { kinds, cells } = this.company(request, topic, draws);
    const all = [...kinds, ...new Array<undefined>(request.distractors)];
    const objects: SceneObject[] = [];
    for (const [index, kind] of all.entries()) {
      const object = this.placed(
        { kind, cell: cells[index], isAlone: all.length === 1 },
        objects,
        request,
        draws,
      );
      if (object === undefined) return undefined;
      objects.push(object);
    }
    return { step, topic, objects, mentioned: kinds.length };
  }

  /** Kinds and cells of the scene's objects; `undefined` for any. */
  private company(
    request: SceneRequest,
    topic: Scene["topic"],
    draws: Draws,
  ): { readonly kinds: readonly (Kind | undefined)[]; readonly cells: readonly (Cell | undefined)[] } {
    if (topic === "count") return { kinds: this.counted(request, draws), cells: [] };
    const { step } = request;
    const first = this.kind(request, request.novelty === "combination", draws);
    if (step <= 2) return { kinds: [first], cells: [step === 1 ? { column: 1, row: 1 } : undefined] };
    if (step === STEPS) return { kinds: [first, ...new Array<undefined>(2 + draws.below(3))], cells: [] };
    const kinds = [first, this.kindUnlike(first, request, draws)];
    return { kinds, cells: topic === "relation" ? alignedCells(draws) : [] };
  }

  /** One to four objects of one kind and possibly some of another, at most four in all. */
  private counted(request: SceneRequest, draws: Draws): Kind[] {
    const { many, count } = this.many(request, draws);
    const others = draws.below(5 - count);
    const other = others > 0 ? [this.kindUnlike(many, request, draws)] : [];
    return [
      ...new Array<Kind>(count).fill(many),
      ...other.flatMap((kind) => new Array<Kind>(others).fill(kind)),
    ];
  }

  /** A kind and its count, which are held out together if the request says so. */
  private many(request: SceneRequest, draws: Draws): { readonly many: Kind; readonly count: number } {
    for (;;) {
      const many = this.kind(request, request.novelty === "combination", draws);
      const count = 1 + draws.below(4);
      if (this.heldOut.isCount(many.shape, count) === (request.novelty === "count")) return { many, count };
    }
  }

  /** An object in an allowed relation to the others; undefined if none was found. */
  private placed(
    { kind, cell, isAlone }: PlannedObject,
    objects: readonly SceneObject[],
    request: SceneRequest,
    draws: Draws,
  ): SceneObject | undefined {
    const isPlain = request.step === 1;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const { shape, colour } = kind ?? this.kind(request, false, draws);
      const { column, row } = cell ?? freeCell(objects, draws);
      const size = isPlain ? SIZES.length - 1 : draws.below(SIZES.length);
      const texture = isPlain ? 0 : draws.below(TEXTURES.length);
      const where = place({ column, row }, size, isAlone, draws);
      const object = { shape, colour, size, texture, column, row, ...where };
      const isNew = objects.some((other) => this.heldOut.isRelation(object, other));
      if (!isNew || request.novelty === "relation") return object;
    }
    return undefined;
  }

  /** A random kind. @param isHeldOut whether its combination is held out. */
  private kind({ step }: SceneRequest, isHeldOut: boolean, draws: Draws): Kind {
    const { shapes, colours } = kindsBy(step);
    for (;;) {
      const kind = { shape: draws.below(shapes), colour: draws.below(colours) };
      if (this.heldOut.isCombination(kind.shape, kind.colour) === isHeldOut) return kind;
    }
  }

  /** A random kind that differs in shape and colour. */
  private kindUnlike(kind: Kind, request: SceneRequest, draws: Draws): Kind {
    for (;;) {
      const other = this.kind(request, false, draws);
      if (other.shape !== kind.shape && other.colour !== kind.colour) return other;
    }
  }
}

function isWanted(novelties: readonly Novelty[], novelty: Novelty | undefined): boolean {
  if (novelty === undefined) return novelties.length === 0;
  return novelties.length === 1 && novelties[0] === novelty;
}
