import { expectTypeOf, test } from "vitest";
import type { ArchitectureValues } from "../../../src/architecture/architecture.ts";
import type { Score } from "../../../src/evaluation/score.ts";
import type { Body, EventOf, Fields, Key } from "../../../src/run/log/events.ts";
import type { Measurements, Notes } from "../../../src/search/trial.ts";

test("what events hold are the domain's types", () => {
  expectTypeOf<EventOf<"selected">["architecture"]>().toEqualTypeOf<ArchitectureValues>();
  expectTypeOf<EventOf<"trial-finished">["measurements"]>().toEqualTypeOf<Measurements>();
  expectTypeOf<EventOf<"trial-proposed">["notes"]>().toEqualTypeOf<Notes>();
  expectTypeOf<readonly Score[]>().toExtend<Fields<"evaluated">["scores"]>();
  expectTypeOf<Fields<"evaluated">["scores"]>().toExtend<readonly Score[]>();
});

test("key and body make up the fields", () => {
  expectTypeOf<keyof Key<"trial-finished">>().toEqualTypeOf<"step" | "trial" | "budget">();
  expectTypeOf<Body<"validated">>().toEqualTypeOf<{ readonly loss: number }>();
});
