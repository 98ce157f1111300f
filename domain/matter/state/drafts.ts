import type { Instant } from '../../clock/time'
import type { DraftMatter, Matter, MatterContent } from './matter'

/** How a draft comes to be. */
interface Born extends Pick<DraftMatter, 'id' | 'officerId' | 'officerRole' | 'frontIds' | 'startedBy'> {
  content: MatterContent
  /** Of its first event; 0 while there is none. */
  version: number
  at: Instant
}

/** A draft as it is born. */
export const draftBorn = ({ content, at, ...facts }: Born): DraftMatter => ({
  ...content,
  ...facts,
  status: 'draft',
  number: null,
  approver: null,
  askedAt: null,
  rejection: null,
  lastHash: '',
  lastAt: at,
  createdAt: at,
  mentioned: [],
  instructions: [],
  parts: [],
  officeReminders: [],
  turns: [],
})

/** A leader began it, and nobody has taken it up: what there is of it is no draft yet that could be issued. */
export const isUnprepared = ({ startedBy }: Pick<Matter, 'startedBy'>): boolean => startedBy?.stage === 'waiting'
