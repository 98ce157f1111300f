import { own } from '../../own'
import { pointsWords } from '../../points/line'
import type { PointRule } from '../../rules/pack'
import { isGone, isIssued } from '../state/matter'
import type { About } from './form'

/** What people call a person, unit or front; never an id. */
export const nameOf = (about: About, id: string): string => own(about.names, id) ?? '(已不在名录)'

/** Units that work on the matter now. */
export const unitsOf = ({ matter }: About): string[] =>
  isIssued(matter)
    ? [...new Set(matter.assignments.filter((a) => !isGone(a)).map((a) => a.unitId))]
    : [matter.lead.unitId, ...matter.co.map((part) => part.unitId)]

/** 将通知 3 个单位 */
export const told = (about: About): string => `将通知 ${unitsOf(about).length} 个单位`

/** 计 -0.3 分; 不计分 where the pack has it at nothing. */
export const costWords = ({ rules: { points } }: Pick<About, 'rules'>, rule: PointRule): string =>
  points[rule] === 0 ? '不计分' : `计 ${pointsWords(points[rule])} 分`

/** Asked at each closing: 回头看. */
export const LOOK_BACK_ON = {
  kind: 'day',
  name: 'lookBackOn',
  label: '回头看日期',
  hint: '到这一天提醒督查员回头看是巩固还是反弹，遇休息日顺延，最远两年',
  optional: true,
} as const
