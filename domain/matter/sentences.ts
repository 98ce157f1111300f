import { own } from '../own'
import type { EventType, MatterEvent } from './events'
import { ofMatter } from './tellings/ofMatter'
import { ofTime } from './tellings/ofTime'
import { ofUnit } from './tellings/ofUnit'
import type { Sentence, Telling, Tellings } from './tellings/telling'
import type { Names, ShownEvent } from './views'

/** Every kind of event with its words. */
export const TELLINGS: Tellings<EventType> = { ...ofMatter, ...ofUnit, ...ofTime }

/** A phone that was not updated for long meets events that it has no words for. */
const UNKNOWN: Sentence = { title: '其他进展', lines: [] }

const DAMAGED: Sentence = { title: '这条记录已损坏', lines: ['内容不能完整显示。请做留痕校验，并联系系统管理员。'] }

/** The timeline's words for an event. `names` gives people and units their names; an unknown id stays as it is. */
export const sentenceOf = (event: ShownEvent, names: Names): Sentence => {
  if (event.damaged) return DAMAGED
  const tell = TELLINGS[event.type] as Telling<EventType> | undefined
  return tell?.(event.data, (id) => own(names, id) ?? id) ?? UNKNOWN
}

/** Every person and unit id that an event's sentence names. */
export const namesIn = (event: MatterEvent): string[] => {
  const ids: string[] = [event.actor.personId, event.actor.unitId]
  switch (event.type) {
    case 'MatterIssued':
      ids.push(...event.data.assignments.map((a) => a.unitId))
      break
    case 'ObjectionRaised':
      if (event.data.suggestedUnitId) ids.push(event.data.suggestedUnitId)
      break
    case 'ObjectionReassigned':
      ids.push(event.data.assignment.unitId)
      break
    case 'ResponsibleNamed':
      ids.push(...Object.values(event.data.responsible))
      break
    case 'TasksDecomposed':
      ids.push(...event.data.tasks.map((task) => task.personId))
      break
    case 'TaskMissed':
      ids.push(event.data.personId)
      break
    case 'CommentPosted':
      ids.push(...event.data.mentions)
      break
    case 'Commended':
    case 'Criticised':
      ids.push(event.data.unitId)
      if (event.data.personId) ids.push(event.data.personId)
      break
    default:
      break
  }
  return ids.filter((id) => id !== '')
}
