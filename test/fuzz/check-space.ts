import type { Architecture, Random, SearchSpace } from "espalier";
import { ensure } from "./broken-promise.ts";

/** Architectures that are looked at one by one, at most. */
const FEW = 300;

/**
 * What every search space keeps, however its file was written.
 * @throws EspalierError if constraints leave nothing of it.
 */
export function checkSpace(space: SearchSpace, start: Architecture, random: Random): void {
  ensure(space.contains(start), "the start is outside its space", String(start));
  ensure(space.contains(space.smallest()), "the smallest architecture is outside its space");
  for (let draw = 0; draw < 4; draw++) checkMember(space, space.sample(random.fork("draw", draw)));
  const count = space.count(FEW);
  if (count === undefined) return;
  ensure(count > 0, "a space with a start counts none");
  if (count > FEW) return;
  const all = [...space.enumerate()];
  ensure(all.length === count, "a space counts others than it lists", `${count} and ${all.length}`);
  ensure(new Set(all.map(String)).size === count, "a space lists an architecture twice");
  for (const architecture of all)
    ensure(space.contains(architecture), "a space lists what it does not contain");
}

function checkMember(space: SearchSpace, architecture: Architecture): void {
  const text = String(architecture);
  ensure(space.contains(architecture), "a draw is outside its space", text);
  ensure(space.canonical(architecture) === architecture, "a draw is not canonical", text);
  let left = FEW;
  for (const neighbour of space.neighbours(architecture).slice(0, FEW)) {
    if (left-- === 0) return;
    ensure(space.contains(neighbour), "a neighbour is outside the space", `${text}: ${neighbour}`);
    ensure(!neighbour.equals(architecture), "an architecture is its own neighbour", text);
    const isMutual = left < FEW - 3 || space.neighbours(neighbour).some((one) => one.equals(architecture));
    ensure(isMutual, "being neighbours is not mutual", `${text}: ${neighbour}`);
  }
}
