import type { Architecture } from "../../architecture/architecture.ts";
import { mayFire } from "../../growth/may-fire.ts";
import type { SearchSpace } from "../../space/search-space.ts";
import type { Assembly } from "../setup/assemble.ts";
import { extremeArchitectures } from "./extreme-architectures.ts";
import { growthSpaceAt } from "../loop/growth-space-at.ts";

/** A growth step on a path. */
export interface PathStep {
  /** The candidates there; absent if the growth trigger does not fire, whatever the losses. */
  readonly space?: SearchSpace;
  /** The one that is taken. */
  readonly architecture: Architecture;
}

/** The architectures of most runs lie between these two paths. */
export interface GrowthPaths {
  /** Each step takes the candidate with the fewest parameters. */
  readonly smallest: readonly PathStep[];
  /** Each step takes the candidate with the most parameters. */
  readonly largest: readonly PathStep[];
}

/** Follows both paths through all growth steps. */
export async function growthPaths(assembly: Assembly): Promise<GrowthPaths> {
  return { smallest: await follow(assembly, "smallest"), largest: await follow(assembly, "largest") };
}

async function follow(assembly: Assembly, size: keyof GrowthPaths): Promise<readonly PathStep[]> {
  const { stream, family, start, growth } = assembly;
  const path: PathStep[] = [];
  for (let step = 1; step <= stream.steps; step++) {
    const current = path.at(-1)?.architecture ?? start;
    if (!mayFire(growth.trigger, step)) {
      path.push({ architecture: current });
      continue;
    }
    const space = await growthSpaceAt(assembly, step, current);
    path.push({ space, architecture: extremeArchitectures(space, family)?.[size] ?? current });
  }
  return path;
}
