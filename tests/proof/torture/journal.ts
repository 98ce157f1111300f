/** A command that the host has acknowledged, as its writer remembers it. */
export interface Acknowledged {
  matterId: string
  operation: string
  /** Words that stand in this command's event and nowhere else. */
  mark: string | null
  version: number
}

/** An upload that the host has acknowledged. */
export interface Stored {
  fileId: string
  sha256: string
}

/** What writers were promised: it must be found again after every kill, each once. */
export class Journal {
  readonly commands: Acknowledged[] = []
  readonly files: Stored[] = []
  /** Marks of commands that were sent and never answered: found once or not at all. */
  readonly open = new Map<string, string>()
  /** Commands sent again under their key after the answer was lost. */
  repeated = 0
  /** Refusals that a writer waited out, by code. */
  readonly waited = new Map<string, number>()

  wait(code: string): void {
    this.waited.set(code, (this.waited.get(code) ?? 0) + 1)
  }
}
