/** A command to be asked for: on which matter, on which of its assignments, and about which of its things. */
export interface Asked {
  command: string
  matterId: string
  assignmentId: string | null
  /** The instruction, task or report that was clicked. */
  item?: string | null
  /** Asked for by its obligation, not by name: of two ways to rule none is chosen yet. */
  open?: true
}
