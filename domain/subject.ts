/**
 * Names a thing with a life of its own: a matter, one day a proposal (docs/design.md, «Subjects»). No two have one id,
 * whatever their kinds: what hangs on one is sought by its id alone.
 */
export interface Subject {
  kind: string
  id: string
}
