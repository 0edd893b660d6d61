import {
  DataStream,
  definePlugin,
  EspalierError,
  Evaluator,
  GrowthTrigger,
  nested,
  type Port,
  Selection,
  strategy,
  TrialScheduler,
} from "espalier";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { pendingCalls } from "../../src/plugin/guard/pending-calls.ts";
import { Registry } from "../../src/plugin/registry.ts";
import { RunContainer } from "../../src/plugin/run-container.ts";

const none = Type.Object({}, { additionalProperties: false });

/** Builds a strategy as a run does. */
function built<Service>(port: Port<Service>, create: () => unknown): Promise<Service> {
  const mine = strategy(port, { type: "mine", summary: "Mine.", options: none, inject: [], create } as never);
  return new RunContainer(new Registry([definePlugin({ name: "mine", strategies: [mine] })])).build(
    port,
    "mine",
  );
}

function tell(error: unknown): string {
  if (!(error instanceof EspalierError)) throw error;
  const { code, message, culprit, allowed, remedy } = error;
  return [code, message, culprit, allowed, remedy].filter((part) => part !== undefined).join("\n");
}

async function failure(ask: () => unknown): Promise<string> {
  try {
    await ask();
  } catch (error) {
    return tell(error);
  }
  throw new Error("nothing was thrown");
}

/** A scheduler with everything that a proxy or a copy would break. */
class Counting extends TrialScheduler {
  #asked = 0;
  readonly own = new Map([[1, "one"]]);
  override next() {
    this.#asked++;
    return undefined;
  }
  get asked() {
    return this.#asked;
  }
  self() {
    return this;
  }
}

describe("a guarded strategy", () => {
  test("is the same object, of its class, with its private fields", async () => {
    const counting = new Counting();
    const scheduler = await built(TrialScheduler, () => counting);
    expect(scheduler).toBe(counting);
    expect(scheduler).toBeInstanceOf(Counting);
    scheduler.next([], 1, [] as never);
    expect(counting.asked).toBe(1);
    expect(counting.self()).toBe(scheduler);
    expect(Object.keys(counting)).not.toContain("next");
  });

  test("is guarded once, however often it is built", async () => {
    let asked = 0;
    const shared = { fires: () => ({ fires: ++asked > 0, reason: "" }) };
    await built(GrowthTrigger, () => shared);
    const { fires } = shared;
    const trigger = await built(GrowthTrigger, () => shared);
    expect(trigger.fires).toBe(fires);
    trigger.fires([]);
    expect(asked).toBe(1);
  });

  test("can be frozen, sealed or a module", async () => {
    const frozen = Object.freeze(new Counting());
    const scheduler = await built(TrialScheduler, () => frozen);
    expect(scheduler).toBeInstanceOf(Counting);
    scheduler.next([], 1, [] as never);
    expect(frozen.asked).toBe(1);
    const wrong = Object.freeze({ fires: () => true });
    expect(await failure(async () => (await built(GrowthTrigger, () => wrong)).fires([]))).toMatch(
      /^ESPALIER_WRONG_ANSWER/,
    );
  });

  test("lends its methods, checked, to what wraps it", async () => {
    const inner = strategy(GrowthTrigger, {
      type: "inner",
      summary: "Wrong.",
      options: none,
      inject: [],
      create: () => ({ fires: () => undefined as never }),
    });
    const outer = strategy(GrowthTrigger, {
      type: "outer",
      summary: "Wraps.",
      options: Type.Object({ trigger: nested(GrowthTrigger) }, { additionalProperties: false }),
      inject: [],
      create: ({ trigger }) => Object.assign({}, trigger),
    });
    const plugins = [definePlugin({ name: "wrapped", strategies: [inner, outer] })];
    const container = new RunContainer(new Registry(plugins));
    const trigger = await container.build(GrowthTrigger, { type: "outer", trigger: "inner" });
    expect(await failure(() => trigger.fires([]))).toMatchInlineSnapshot(`
      "ESPALIER_WRONG_ANSWER
      GrowthTrigger "inner" of plug-in "wrapped" returned undefined from fires().
      plug-in "wrapped", GrowthTrigger "inner", fires()
      { fires, reason }: true or false, and a string
      Correct fires() in the plug-in."
    `);
  });
});

describe("what a strategy throws", () => {
  const trigger = (fires: () => never) => built(GrowthTrigger, () => ({ fires }));
  const thrown = async (value: unknown) =>
    await failure(async () =>
      (
        await trigger(() => {
          throw value;
        })
      ).fires([]),
    );

  test("becomes an error that names the plug-in and keeps the cause and the stack", async () => {
    const cause = new TypeError("x is not a function");
    const asked = trigger(() => {
      throw cause;
    });
    const error: unknown = await asked.then(({ fires }) => fires([])).catch((reason: unknown) => reason);
    expect(tell(error)).toMatchInlineSnapshot(`
      "ESPALIER_STRATEGY_FAILED
      GrowthTrigger "mine" of plug-in "mine" failed in fires(): x is not a function
      plug-in "mine", GrowthTrigger "mine", fires()
      Correct the plug-in at the first line of the stack."
    `);
    expect(error).toMatchObject({ cause, trace: expect.stringMatching(/^at .*guard-strategy\.test\.ts:/) });
  });

  test.each([[null], [undefined], ["text"], [{ code: 5 }], [new Error()]])(
    "may be anything: %o",
    async (value) => {
      expect((await thrown(value)).split("\n")[1]).toMatchSnapshot();
    },
  );

  test("passes if it is an error for people already", async () => {
    const error = new EspalierError({ code: "ESPALIER_MINE", message: "Mine." });
    expect(await thrown(error)).toBe("ESPALIER_MINE\nMine.");
  });

  test("passes where that is an answer: a candidate cannot be measured", async () => {
    const diverged = new Error("diverged");
    const evaluator = await built(Evaluator, () => ({
      measures: [],
      updates: 0,
      measure: () => Promise.reject(diverged),
    }));
    await expect(evaluator.measure({} as never)).rejects.toBe(diverged);
  });
});

describe("a method", () => {
  test("that answers at once is no promise", async () => {
    const scheduler = await built(TrialScheduler, () => ({
      next: async () => {
        throw new Error("nobody hears this");
      },
    }));
    expect(await failure(() => scheduler.next([], 1, [] as never))).toMatchInlineSnapshot(`
      "ESPALIER_WRONG_ANSWER
      TrialScheduler "mine" of plug-in "mine" returned a Promise from next(): it has to answer at once, without async.
      plug-in "mine", TrialScheduler "mine", next()
      undefined, { type: "start", budget } or { type: "continue", trial, budget }, the budget in (0, 1]
      Correct next() in the plug-in."
    `);
  });

  test("that is missing is found when the strategy is built", async () => {
    expect(await failure(() => built(Selection, () => ({ chose: () => 1 })))).toMatchInlineSnapshot(`
      "ESPALIER_WRONG_MEMBER
      Selection "mine" of plug-in "mine" lacks \`choose\`.
      plug-in "mine", Selection "mine", choose
      a method
      Correct \`choose\` in the plug-in."
    `);
    expect(await failure(() => built(Selection, () => ({ choose: 1 })))).toMatchInlineSnapshot(`
      "ESPALIER_WRONG_MEMBER
      Selection "mine" of plug-in "mine" has 1 as \`choose\`.
      plug-in "mine", Selection "mine", choose
      a method
      Correct \`choose\` in the plug-in."
    `);
    expect(await failure(() => built(Selection, () => null))).toMatchInlineSnapshot(`
      "ESPALIER_WRONG_ANSWER
      Selection "mine" of plug-in "mine" returned null from create().
      plug-in "mine", Selection "mine", create()
      an object with the members of Selection
      Correct create() in the plug-in."
    `);
  });

  test("whose promise has not settled is known by name", async () => {
    let settle: (names: readonly never[]) => void = () => {};
    const stream = await built(DataStream, () => ({
      kind: "none",
      steps: 1,
      stepNames: ["one"],
      examples: () => new Promise((resolve) => (settle = resolve)),
    }));
    const examples = stream.examples(1, "train");
    expect(pendingCalls()).toEqual(['DataStream "mine" of plug-in "mine", examples()']);
    settle([]);
    expect(await examples).toEqual([]);
    expect(pendingCalls()).toEqual([]);
  });
});
