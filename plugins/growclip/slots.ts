import { emptySlots, type Inherited } from "espalier";
import { Type } from "typebox";

/** Optimizer slots of a child, as an option of an inheritance. */
export const slots = Type.Enum(["expand", "reset"], {
  default: "expand",
  description:
    "Optimizer slots of the child. expand: as the growth dimensions expand them. reset: zeros in each growth step, also " +
    "if the architecture stays.",
});

/** The child with its slots as the option says. */
export function withSlots(chosen: "expand" | "reset", { state, plan }: Inherited): Inherited {
  if (chosen === "expand") return { state, plan };
  return { state: { ...state, slots: emptySlots(state.averages) }, plan };
}
