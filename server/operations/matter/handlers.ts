import type { MatterAnswer } from '../../../domain/matter/answers/commands'
import { matterCommands } from '../../../domain/matter/contract'
import type { matterQueries } from '../../../domain/matter/queryContract'
import type { Matter } from '../../../domain/matter/state/matter'
import type { Handler } from '../operation'
import { commandHandlers } from '../subject/runner'
import { candidates } from './candidates'
import { countMatters } from './counts'
import { listMatters } from './lists'
import { previewMatter } from './preview'
import { getMatter, moments, timeline, verifyMatter } from './reads'
import { sameBasis } from './sameBasis'

const answer = ({ id, version, status, number }: Matter): MatterAnswer => ({ matterId: id, version, status, number })

const queryHandlers: { [N in keyof typeof matterQueries]: Handler<N> } = {
  'matter.list': listMatters,
  'matter.counts': countMatters,
  'matter.get': getMatter,
  'matter.timeline': timeline,
  'matter.candidates': candidates,
  'matter.preview': previewMatter,
  'matter.sameBasis': sameBasis,
  'matter.moments': moments,
  'matter.verify': verifyMatter,
}

export const matterHandlers = { ...commandHandlers('matter', matterCommands, answer), ...queryHandlers }
