import type { FromSchema } from 'json-schema-to-ts'
import type { FileRef } from '../../evidence/file'
import type { Actor } from '../../people/actor'
import type { Directory } from '../../people/person'
import { officeUnitFor } from '../base/addressees'
import type { MatterContent } from '../state/content'
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
  const unit = directory.unit(unitId ?? officeUnitFor(actor, directory))
  return unit ? [unit.frontId] : []
}
