import { costs } from "./costs.ts";
import { dss } from "./dss.ts";
import { gradNorm } from "./grad-norm.ts";
import { growthGradient } from "./growth-gradient.ts";
import { jacobCov } from "./jacob-cov.ts";
import { naswot } from "./naswot.ts";
import type { Proxy } from "./proxy.ts";
import { snip } from "./snip.ts";
import { synflow } from "./synflow.ts";
import { zico } from "./zico.ts";

export const proxies: readonly Proxy[] = [
  ...costs,
  gradNorm,
  snip,
  synflow,
  jacobCov,
  naswot,
  zico,
  dss,
  growthGradient,
];
