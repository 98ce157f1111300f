import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { HandedDuty, HandoverEvents } from './events'
import { DUTY_WORDS } from './words'

const what = ({ duty, title }: HandedDuty): string => (title ? `${DUTY_WORDS[duty]}「${title}」` : DUTY_WORDS[duty])

export const face: Face<HandoverEvents, typeof contract> = {
  sentences: {
    DutyHandedOver: ({ personId, duties, passedUp = [] }, name) => ({
      title: `${name(personId)}已离任，未办结的工作已移交`,
      lines: [
        ...duties.map((one) => `${what(one)} → ${name(one.toId)}${one.standIn ? '(暂代，待单位重新明确)' : ''}`),
        ...(passedUp.length > 0 ? ['本单位没有其他人可以审签，直接由督查室办理'] : []),
      ],
    }),
  },
  actions: {},
  forms: {},
  todos: {},
}
