/** Names of a graph's nodes by the index of an input, output or part of the state. */
export const nodeNames = {
  input: (place: number) => `input_${place}`,
  /** An output; fetching any output updates the state. */
  output: (place: number) => `output_${place}`,
  state: (place: number) => `state_${place}`,
  /** Fetched to read the state. */
  read: (place: number) => `state_${place}_read`,
  update: (place: number) => `state_${place}_update`,
  /** Fed to set the state, all at once, while `written` is fetched. */
  next: (place: number) => `state_${place}_next`,
  write: (place: number) => `state_${place}_write`,
  written: "written",
  /** A variable after an in-place update. */
  updated: (node: string, output: number) => `${node}_${output}`,
} as const;
