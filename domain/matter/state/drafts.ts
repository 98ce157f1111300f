import type { Instant } from '../../clock/time'
import type { MatterContent } from './content'
import type { DraftMatter, Matter } from './matter'
import type { DraftGap } from './words'

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

/** Stands in lists until there is a title. */
export const UNTITLED = '(未写标题)'

/** What is still to be filled in; something neutral stands in its place. */
export const gapsOf = ({ gaps = [], ...matter }: Pick<Matter, 'gaps' | 'startedBy'>): readonly DraftGap[] =>
  isUnprepared(matter) && matter.startedBy?.unitId === null ? ['lead'] : gaps

/** 未填 in a gap's place, so that nothing neutral is taken for what somebody chose. */
export const wordsUnlessGap = (matter: Pick<Matter, 'gaps' | 'startedBy'>, gap: DraftGap, words: string): string =>
  gapsOf(matter).includes(gap) ? '未填' : words

/** A leader began it, and nobody has taken it up: what there is of it is no draft yet that could be issued. */
export const isUnprepared = ({ startedBy }: Pick<Matter, 'startedBy'>): boolean => startedBy?.stage === 'waiting'
