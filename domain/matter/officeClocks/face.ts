import { localDateTime } from '../../clock/time'
import { said } from '../../decider/telling'
import { addresseesWords } from '../../people/address'
import { OFFICE_DECISION_WORDS } from '../../rules/kinds'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { OfficeClockEvents } from './events'

const REMINDED_WORDS = { officer: '督办负责人', chief: '督查室主任', leader: '区领导' } as const

export const face: Face<OfficeClockEvents, typeof contract> = {
  sentences: {
    DecisionReminded: ({ decision, dueAt, to, reminded }, name) => ({
      title: `${OFFICE_DECISION_WORDS[decision]}逾期未决定，已提醒${REMINDED_WORDS[reminded]}`,
      lines: said(
        `应由 ${addresseesWords(to, name)} 于 ${localDateTime(dueAt)} 前决定，超出的时间不计入单位`,
        decision === 'ratifyIssue' && '区领导也可以补批；交办照常有效',
      ),
    }),
  },
  actions: {},
  forms: {},
  todos: {},
}
