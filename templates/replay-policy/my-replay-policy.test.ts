import { describeReplayPolicy } from "espalier/testing";
import { myReplayPolicy } from "./my-replay-policy.ts";

describeReplayPolicy(myReplayPolicy, [{}, { options: { fresh: 0 } }, { options: { fresh: 1 } }]);
