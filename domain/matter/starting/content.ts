import type { FromSchema } from 'json-schema-to-ts'
import type { FileRef } from '../../evidence/file'
import type { Actor } from '../../people/actor'
import type { Directory } from '../../people/person'
import { CHIEF, officersFor } from '../base/addressees'
import type { MatterContent } from '../state/matter'
import type { contract } from './contract'

export type Words = FromSchema<typeof contract.start.input>

const TITLE_LENGTH = 40

/** The first line, cut where it is long. */
const titleOf = (words: string): string => {
  const [line = ''] = words.trim().split('\n')
  const characters = [...line.trim()]
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH - 1).join('')}…` : characters.join('')
}

type Starter = Pick<Actor, 'roles' | 'unitId'>

/** The unit that he named; else the supervision office's own, where its chief is. */
export const leadStarted = (unitId: string | null, { unitId: own }: Starter, directory: Directory): string =>
  unitId ?? [CHIEF, ...officersFor({ frontIds: [] })].flatMap((address) => directory.at(address))[0]?.unitId ?? own

/** What can be said of a draft that a leader begins; all of it is the officer's to complete. His words name no moment. */
export const contentStarted = (words: string, attachments: FileRef[], leadUnitId: string): MatterContent => ({
  title: titleOf(words),
  requirement: words,
  source: 'leaderInstruction',
  category: 'other',
  urgency: 'normal',
  supervisingBody: { kind: 'office' },
  attachments,
  milestones: [],
  reportCycle: 'once',
  limit: null,
  dueAt: null,
  lead: { unitId: leadUnitId, part: '' },
  co: [],
  basis: null,
})

/** The front of the unit that he named; else those that he leads, or that of the office. */
export const frontsStarted = (unitId: string | null, actor: Starter, directory: Directory): string[] => {
  const led = actor.roles.flatMap(({ role, scope }) =>
    role === 'leader' && scope.kind === 'front' ? scope.frontId : [],
  )
  if (unitId === null && led.length > 0) return [...new Set(led)]
  const unit = directory.unit(leadStarted(unitId, actor, directory))
  return unit ? [unit.frontId] : []
}
