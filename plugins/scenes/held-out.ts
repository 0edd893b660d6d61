import type { Random } from "espalier";
import { COLOURS } from "./colours.ts";
import { type Cell, RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import { SHAPES } from "./shapes.ts";
import { countOf, type Description, shaped, type Statement, UNSPECIFIED } from "./statement.ts";

/** Property of a test scene that no training scene has. */
export type Novelty = "combination" | "count" | "relation";

/** One in this number is held out. */
const ONE_IN = 5;
/** Number of shapes, and of colours, that arrive together. Within such a block all are held out equally often. */
const BLOCK = 5;

const MIDDLE: Cell = { column: 1, row: 1 };
/** The cells around the middle one. */
const AROUND: readonly Cell[] = [
  { column: 0, row: 1 },
  { column: 2, row: 1 },
  { column: 1, row: 0 },
  { column: 1, row: 2 },
];

/** A shape and its cell. */
type PlacedShape = Pick<SceneObject, "shape"> & Cell;

/**
 * Properties held out for the test: a fifth of the combinations of shape and colour, of shape and count (two to four),
 * and of two shapes and their relation. A key decides which fifth. The combinations of shape and colour form a Latin
 * square, so that all shapes and all colours are held out equally often.
 */
export class HeldOut {
  private readonly shapes: readonly number[];
  private readonly colours: readonly number[];
  private readonly counted: readonly number[];
  private readonly former: readonly number[];
  private readonly latter: readonly number[];

  constructor(random: Random) {
    this.shapes = residues(random.fork("shapes"), SHAPES.length);
    this.colours = residues(random.fork("colours"), COLOURS.length);
    this.counted = random.fork("counted").shuffle([...SHAPES.keys()]);
    this.former = residues(random.fork("former"), SHAPES.length);
    this.latter = residues(random.fork("latter"), SHAPES.length);
  }

  /** Whether the combination of shape and colour is held out. */
  isCombination(shape: number, colour: number): boolean {
    return ((this.shapes[shape] as number) + (this.colours[colour] as number)) % ONE_IN === 0;
  }

  /** Whether the count of a shape is held out. @param count number of objects of the shape. */
  isCount(shape: number, count: number): boolean {
    return count >= 2 && count <= 4 && ((this.counted[shape] as number) + count) % ONE_IN === 0;
  }

  /** Whether the relation of two objects is held out for their shapes. */
  isRelation(one: PlacedShape, other: PlacedShape): boolean {
    return (
      (one.column !== other.column && this.isOrder(0, one, other, one.column < other.column)) ||
      (one.row !== other.row && this.isOrder(1, one, other, one.row < other.row))
    );
  }

  /** Held-out properties of a scene; none for a scene that may be trained on. */
  of(scene: Scene): Novelty[] {
    const { objects } = scene;
    const isAny = {
      combination: objects.some(({ shape, colour }) => this.isCombination(shape, colour)),
      count: objects.some(({ shape }) => this.isCount(shape, countOf(scene, shaped(shape)))),
      relation: objects.some((one, place) => {
        for (let next = place + 1; next < objects.length; next++) {
          if (this.isRelation(one, objects[next] as SceneObject)) return true;
        }
        return false;
      }),
    };
    return (["combination", "count", "relation"] as const).filter((novelty) => isAny[novelty]);
  }

  /** Whether a statement claims the presence of something held out. */
  isClaimed(statement: Statement): boolean {
    const { what } = statement;
    if (this.isNamed(what)) return true;
    if (statement.type === "exactly") return this.isCount(what.shape, statement.count);
    if (statement.type !== "relation") return false;
    const { to, relation } = statement;
    const cell = AROUND.find((around) => RELATIONS[relation]?.holds(around, MIDDLE)) as Cell;
    const isNew = this.isRelation({ shape: what.shape, ...cell }, { shape: to.shape, ...MIDDLE });
    return isNew || this.isNamed(to);
  }

  private isNamed({ shape, colour }: Description): boolean {
    return shape !== UNSPECIFIED && colour !== UNSPECIFIED && this.isCombination(shape, colour);
  }

  private isOrder(axis: number, one: PlacedShape, other: PlacedShape, isOneFirst: boolean): boolean {
    const former = this.former[isOneFirst ? one.shape : other.shape] as number;
    const latter = this.latter[isOneFirst ? other.shape : one.shape] as number;
    return (former + latter + 2 * axis) % ONE_IN === 0;
  }
}

/** Numbers from 0 to 4 in random order, block by block. */
function residues(random: Random, count: number): number[] {
  const blocks = Array.from({ length: Math.ceil(count / BLOCK) }, (_, block) =>
    random.fork(block).shuffle([...new Array(BLOCK).keys()]),
  );
  return blocks.flat().slice(0, count);
}
