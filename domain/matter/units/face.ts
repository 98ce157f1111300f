import { ifYearKnown } from '../../clock/calendar'
import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About } from '../base/form'
import { nameOf } from '../base/formWords'
import { anewFor, opinionDeadline } from '../base/giving'
import type { Face } from '../base/topic'
import { NO_BASIS_WORDS } from '../basis/words'
import { isIssued, leadOf } from '../state/matter'
import type { contract } from './contract'
import type { UnitEvents } from './events'

/** By when the opinion of a unit that is added now is due. */
const opinionWords = ({ matter, calendar, rules, now }: About): string[] => {
  const due = isIssued(matter) && ifYearKnown(() => opinionDeadline(leadOf(matter).due, rules, { calendar, now }))
  return due ? [`新单位的各项时限从现在起算，协办意见的时限是 ${dateWords(now, due.dueAt)}。`] : []
}

/** By when the work of a unit that comes in another's place is due. */
const workWords = ({ matter, assignment, calendar, rules, now }: About): string[] => {
  if (!assignment || !isIssued(matter)) return []
  const due = ifYearKnown(() => anewFor(matter, assignment, { calendar, rules, now }))
  return due ? [`新单位的各项时限从现在起算；不另定的，办理时限是 ${dateWords(now, due.dueAt)}。`] : []
}

export const face: Face<UnitEvents, typeof contract> = {
  sentences: {
    UnitAdded: ({ reason, assignment: { unitId, part, due }, scope, newBasis }, name) => ({
      title: `增加协办单位${name(unitId)}`,
      lines: said(
        `原因：${reason}`,
        scope === 'within' && '在原督查范围内',
        newBasis && `新的依据：${newBasis}`,
        part && `分工：${part}`,
        `意见时限 ${localDateTime(due.dueAt)}`,
      ),
    }),
    UnitReleased: ({ unitId, reason }, name) => ({ title: `${name(unitId)}不再协办`, lines: said(`原因：${reason}`) }),
    UnitReplaced: ({ unitId, reason, assignment }, name) => ({
      title: `${name(unitId)}改为${name(assignment.unitId)}承办`,
      lines: said(`原因：${reason}`, `时限 ${localDateTime(assignment.due.dueAt)}`),
    }),
  },
  actions: {
    addUnit: { words: '增加协办单位', offered: 83 },
    replaceUnit: { words: '更换单位', offered: 84 },
    releaseUnit: { words: '解除协办', offered: 86 },
  },
  forms: {
    addUnit: {
      intro: opinionWords,
      fields: [
        { kind: 'unit', name: 'unitId', label: '协办单位' },
        { kind: 'text', name: 'part', label: '分工', optional: true },
        {
          kind: 'choice',
          name: 'scope',
          label: '是否在原督查范围内',
          choices: ({ matter }) => [
            { value: 'within', label: '在原督查范围内', note: matter.basis?.scope ?? NO_BASIS_WORDS },
            { value: 'newBasis', label: '不在，另有依据' },
          ],
        },
        {
          kind: 'text',
          name: 'newBasis',
          label: '新的依据',
          hint: '不在原督查范围内的，写明种类、文号和日期',
          optional: 'sometimes',
        },
        { kind: 'text', name: 'reason', label: '增加原因' },
      ],
      submit: '增加协办单位',
      done: '已增加，新单位已收到交办',
      decides: true,
    },
    replaceUnit: {
      intro: (about) => [
        ...(about.assignment ? [`现在由${nameOf(about, about.assignment.unitId)}承办。它已经办的留在记录里。`] : []),
        ...workWords(about),
      ],
      fields: [
        { kind: 'unit', name: 'unitId', label: '改由哪个单位承办' },
        { kind: 'moment', name: 'dueAt', label: '另定办理时限', after: ({ now }) => now, optional: true },
        { kind: 'text', name: 'reason', label: '更换原因' },
      ],
      submit: '更换单位',
      done: '已更换，新单位已收到交办',
      consequence: () => '更换后，原单位不再办理，新单位立即收到交办。',
      decides: true,
    },
    releaseUnit: {
      intro: (about) =>
        about.assignment ? [`${nameOf(about, about.assignment.unitId)}已经办的留在记录里，还没有办的不再要求。`] : [],
      fields: [{ kind: 'text', name: 'reason', label: '解除原因' }],
      submit: '解除协办',
      done: '已解除',
      consequence: () => '解除后，该单位不再办理，其待办全部取消。',
      decides: true,
    },
  },
  todos: {},
}
