import type { Instant } from '../clock/time'
import type { Address } from '../people/address'

/** As pages group them. */
export type TodoGroup = 'approve' | 'act'

/** An obligation as its subject sees it. */
export interface Wanted {
  /** Anyone at one of these addresses may meet it. */
  to: Address[]
  /** Who wants what from me, in one sentence without the moment. */
  sentence: string
  dueAt?: Instant | null
  /** Of a decision, and of what has no due moment: since when it waits. */
  since?: Instant
  /** Who asks for it, where a person does. */
  byId?: string
  /** Whose work it is about; absent where no unit has it yet. */
  unitId?: string
  /** The part of the subject that it is about, as its commands name it; absent for the whole. */
  partId?: string
  /** Tells apart several of one kind. */
  what?: string
}

/** An obligation that a state demands. */
export interface Demand extends Wanted {
  kind: string
  group: TodoGroup
}
