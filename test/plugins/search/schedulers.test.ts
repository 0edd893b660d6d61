import type { Strategy } from "espalier";
import { TrialScheduler } from "espalier";
import { describeTrialScheduler } from "espalier/testing";
import { full } from "../../../plugins/search/full.ts";
import thirdParty from "../../cases/workers/parts.ts";

describeTrialScheduler(full);

const rungs = thirdParty.strategies.find(({ port }) => port === TrialScheduler);
describeTrialScheduler(rungs as Strategy<TrialScheduler>);
