import type { Draws } from "./draws.ts";
import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import { ANYTHING, countOf, type Description, isTrue, type Statement } from "./statement.ts";
import { kindsBy, NUMBERS } from "./vocabulary.ts";

/** How much is said of a scene. */
export interface Thoroughness {
  /** Chance that something that can be said is said. */
  readonly completeness: number;
  /** Chance that of an object a single attribute is said, from the second step on. */
  readonly brevity: number;
}

/** Draws true statements about a scene, as many as one caption makes. */
export function compose(scene: Scene, thoroughness: Thoroughness, draws: Draws): Statement[] {
  const teller = new Teller(scene, thoroughness, draws);
  if (scene.step < 4) return teller.list();
  if (scene.step === 4) return scene.topic === "count" ? teller.counts() : [teller.relation()];
  const forms = [
    () => teller.list(),
    () => [teller.relation()],
    () => [teller.count(draws.choice(scene.objects.slice(0, scene.spoken)))],
    () => [...teller.list(), teller.negation()],
    () => [teller.quantified()],
  ];
  return draws.choice(forms)();
}

/** What can be said of a scene. */
class Teller {
  private readonly scene: Scene;
  private readonly thoroughness: Thoroughness;
  private readonly draws: Draws;
  private readonly spoken: readonly SceneObject[];

  constructor(scene: Scene, thoroughness: Thoroughness, draws: Draws) {
    this.scene = scene;
    this.thoroughness = thoroughness;
    this.draws = draws;
    this.spoken = scene.objects.slice(0, scene.spoken);
  }

  /** That there are these objects: two of them at least, if there are two. */
  list(): Statement[] {
    const mentioned = this.draws.shuffle(this.spoken).filter((_, place) => place < 2 || this.isSaid());
    return mentioned.map((object) => ({ type: "some", what: this.describe(object) }));
  }

  /** How two objects lie to each other. */
  relation(): Statement {
    const [one, other] = this.draws.shuffle(this.spoken) as [SceneObject, SceneObject];
    const holding = [...RELATIONS.keys()].filter((index) => RELATIONS[index]?.holds(one, other));
    const relation = this.draws.choice(holding);
    return { type: "relation", what: this.describe(one), relation, to: this.describe(other) };
  }

  /** How many there are of a kind, and perhaps that there is something else. */
  counts(): Statement[] {
    const [first] = this.spoken as [SceneObject];
    const other = this.spoken.find(({ shape }) => shape !== first.shape);
    const isBoth = other !== undefined && this.isSaid();
    return [this.count(first), ...(isBoth ? [this.count(other)] : [])];
  }

  /** How many there are of an object's kind; of more than there are numbers for, that there are some. */
  count(object: SceneObject): Statement {
    const what = this.kindOf(object);
    const count = countOf(this.scene, what);
    return count <= NUMBERS.length ? { type: "exactly", what, count } : { type: "some", what };
  }

  /** Something that there is not: half of the time put together from what there is. */
  negation(): Statement {
    const { shapes, colours } = kindsBy(this.scene.step);
    for (;;) {
      const isNear = this.draws.isLucky(0.5);
      const shape = isNear ? this.draws.choice(this.spoken).shape : this.draws.below(shapes);
      const colour = isNear ? this.draws.choice(this.spoken).colour : this.draws.below(colours);
      const statement: Statement = { type: "none", what: this.kindOf({ shape, colour }) };
      if (isTrue(statement, this.scene)) return statement;
    }
  }

  /** That all of a kind are something, that there are at least so many, or that there are none. */
  quantified(): Statement {
    const object = this.draws.choice(this.spoken);
    const what = this.draws.isLucky(0.5) ? { ...ANYTHING, shape: object.shape } : this.kindOf(object);
    const unsaid = (["colour", "texture", "size"] as const).filter((key) => what[key] !== object[key]);
    const key = this.draws.choice(unsaid);
    const every: Statement = { type: "every", what, is: { ...ANYTHING, [key]: object[key] } };
    if (this.draws.isLucky(0.5) && isTrue(every, this.scene)) return every;
    if (this.draws.isLucky(0.3)) return this.negation();
    const most = Math.min(NUMBERS.length, countOf(this.scene, what));
    return { type: "at-least", what, count: 1 + this.draws.below(most) };
  }

  /**
   * One attribute, or each is said or not, but shape or colour always is. Positions are said where there is nothing else.
   */
  private describe(object: SceneObject): Description {
    const { step } = this.scene;
    if (step === 1) return this.kindOf(object);
    if (this.draws.isLucky(this.thoroughness.brevity)) return this.oneOf(object);
    const kind = this.kindOf(object);
    const { size, texture, column, row } = object;
    return {
      ...kind,
      ...(this.isSaid() && { size }),
      ...(this.isSaid() && { texture }),
      ...(step === 2 && this.isSaid() && { column, row }),
    };
  }

  private oneOf({ shape, colour, size, texture, column, row }: SceneObject): Description {
    const attributes = [{ shape }, { colour }, { size }, { texture }];
    const places = this.scene.step === 2 ? [{ column, row }] : [];
    return { ...ANYTHING, ...this.draws.choice([...attributes, ...places]) };
  }

  /** Shape, colour or both. */
  private kindOf({ shape, colour }: Pick<SceneObject, "shape" | "colour">): Description {
    const said = { ...(this.isSaid() && { shape }), ...(this.isSaid() && { colour }) };
    if (Object.keys(said).length > 0) return { ...ANYTHING, ...said };
    return { ...ANYTHING, ...(this.draws.isLucky(0.5) ? { shape } : { colour }) };
  }

  private isSaid(): boolean {
    return this.draws.isLucky(this.thoroughness.completeness);
  }
}
