import type { Draws } from "./draws.ts";
import { RELATIONS, type Scene, type SceneObject } from "./scene.ts";
import { ANYTHING, countOf, type Description, isTrue, type Statement } from "./statement.ts";
import { kindsBy, NUMBERS } from "./vocabulary.ts";

/** Level of detail of a caption. */
export interface DetailLevel {
  /** Probability of each optional statement or attribute. */
  readonly completeness: number;
  /** Probability that an object is described by a single attribute, from the second step on. */
  readonly brevity: number;
}

/** Draws the true statements of one caption. */
export function compose(scene: Scene, detail: DetailLevel, draws: Draws): Statement[] {
  const composer = new StatementComposer(scene, detail, draws);
  if (scene.step < 4) return composer.list();
  if (scene.step === 4) return scene.topic === "count" ? composer.counts() : [composer.relation()];
  const forms = [
    () => composer.list(),
    () => [composer.relation()],
    () => [composer.count(draws.choice(scene.objects.slice(0, scene.mentioned)))],
    () => [...composer.list(), composer.negation()],
    () => [composer.quantified()],
  ];
  return draws.choice(forms)();
}

/** Draws statements about a scene. */
class StatementComposer {
  private readonly scene: Scene;
  private readonly detail: DetailLevel;
  private readonly draws: Draws;
  private readonly mentioned: readonly SceneObject[];

  constructor(scene: Scene, detail: DetailLevel, draws: Draws) {
    this.scene = scene;
    this.detail = detail;
    this.draws = draws;
    this.mentioned = scene.objects.slice(0, scene.mentioned);
  }

  /** Existence of some objects, at least two of them if there are two. */
  list(): Statement[] {
    const chosen = this.draws.shuffle(this.mentioned).filter((_, place) => place < 2 || this.includes());
    return chosen.map((object) => ({ type: "some", what: this.describe(object) }));
  }

  /** Spatial relation of two objects. */
  relation(): Statement {
    const [one, other] = this.draws.shuffle(this.mentioned) as [SceneObject, SceneObject];
    const holding = [...RELATIONS.keys()].filter((index) => RELATIONS[index]?.holds(one, other));
    const relation = this.draws.choice(holding);
    return { type: "relation", what: this.describe(one), relation, to: this.describe(other) };
  }

  /** Count of one kind, and optionally of another one. */
  counts(): Statement[] {
    const [first] = this.mentioned as [SceneObject];
    const other = this.mentioned.find(({ shape }) => shape !== first.shape);
    const isBoth = other !== undefined && this.includes();
    return [this.count(first), ...(isBoth ? [this.count(other)] : [])];
  }

  /** Count of an object's kind, or its existence if the count exceeds the number words. */
  count(object: SceneObject): Statement {
    const what = this.kindOf(object);
    const count = countOf(this.scene, what);
    return count <= NUMBERS.length ? { type: "exactly", what, count } : { type: "some", what };
  }

  /** Absence of a kind: half of the time one combined from attributes that occur in the scene. */
  negation(): Statement {
    const { shapes, colours } = kindsBy(this.scene.step);
    for (;;) {
      const isNear = this.draws.bernoulli(0.5);
      const shape = isNear ? this.draws.choice(this.mentioned).shape : this.draws.below(shapes);
      const colour = isNear ? this.draws.choice(this.mentioned).colour : this.draws.below(colours);
      const statement: Statement = { type: "none", what: this.kindOf({ shape, colour }) };
      if (isTrue(statement, this.scene)) return statement;
    }
  }

  /** A quantified statement: every, at least, or none. */
  quantified(): Statement {
    const object = this.draws.choice(this.mentioned);
    const what = this.draws.bernoulli(0.5) ? { ...ANYTHING, shape: object.shape } : this.kindOf(object);
    const unsaid = (["colour", "texture", "size"] as const).filter((key) => what[key] !== object[key]);
    const key = this.draws.choice(unsaid);
    const every: Statement = { type: "every", what, is: { ...ANYTHING, [key]: object[key] } };
    if (this.draws.bernoulli(0.5) && isTrue(every, this.scene)) return every;
    if (this.draws.bernoulli(0.3)) return this.negation();
    const most = Math.min(NUMBERS.length, countOf(this.scene, what));
    return { type: "at-least", what, count: 1 + this.draws.below(most) };
  }

  /** Description by a single attribute, or by shape or colour and optional others. Positions occur in step 2 only. */
  private describe(object: SceneObject): Description {
    const { step } = this.scene;
    if (step === 1) return this.kindOf(object);
    if (this.draws.bernoulli(this.detail.brevity)) return this.oneOf(object);
    const kind = this.kindOf(object);
    const { size, texture, column, row } = object;
    return {
      ...kind,
      ...(this.includes() && { size }),
      ...(this.includes() && { texture }),
      ...(step === 2 && this.includes() && { column, row }),
    };
  }

  private oneOf({ shape, colour, size, texture, column, row }: SceneObject): Description {
    const attributes = [{ shape }, { colour }, { size }, { texture }];
    const places = this.scene.step === 2 ? [{ column, row }] : [];
    return { ...ANYTHING, ...this.draws.choice([...attributes, ...places]) };
  }

  /** Shape, colour or both. */
  private kindOf({ shape, colour }: Pick<SceneObject, "shape" | "colour">): Description {
    const said = { ...(this.includes() && { shape }), ...(this.includes() && { colour }) };
    if (Object.keys(said).length > 0) return { ...ANYTHING, ...said };
    return { ...ANYTHING, ...(this.draws.bernoulli(0.5) ? { shape } : { colour }) };
  }

  private includes(): boolean {
    return this.draws.bernoulli(this.detail.completeness);
  }
}
