import { describeDownstreamTask } from "espalier/testing";
import { myDownstreamTask } from "./my-downstream-task.ts";
import { family, space, stream } from "./tiny-clip.ts";

describeDownstreamTask(myDownstreamTask, [{ family, space, stream }]);
