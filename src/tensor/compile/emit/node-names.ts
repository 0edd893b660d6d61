/** Names of the nodes of a graph by the place of an input, output or part of the state. */
export const nodeNames = {
  input: (place: number) => `input_${place}`,
  /** Fetching any output updates the state. */
  output: (place: number) => `output_${place}`,
  state: (place: number) => `state_${place}`,
  /** To be fetched for the state's value. */
  read: (place: number) => `state_${place}_read`,
  update: (place: number) => `state_${place}_update`,
  /** To be fed, all of them, with `written` fetched, in order to set the state. */
  next: (place: number) => `state_${place}_next`,
  write: (place: number) => `state_${place}_write`,
  written: "written",
  /** What a node that works in place made of its variables. */
  updated: (node: string, output: number) => `${node}_${output}`,
} as const;
