import { said } from '../../decider/telling'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { StartingEvents } from './events'

export const face: Face<StartingEvents, typeof contract> = {
  sentences: {
    MatterStarted: ({ words, unitId }, name) => ({
      title: '领导交办',
      lines: said(words, unitId !== null && `建议办理单位：${name(unitId)}`),
    }),
  },
  actions: { start: { words: '交办一件事', asked: 1 } },
  forms: {
    start: {
      title: '交办一件事',
      intro: ({ rules }) => [
        `督查室 ${rules.officeClocks.workingDays.prepareDraft} 个工作日内拟办，交办后告诉您编号。要求和时限由督查室补全，不从文字里读取日期。`,
      ],
      fields: [
        { kind: 'text', name: 'words', label: '交办内容', hint: '第一行作为标题' },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
        { kind: 'unit', name: 'unitId', label: '想交给哪个单位', optional: true },
      ],
      submit: '交给督查室',
      done: '已交给督查室',
    },
  },
  todos: {},
}
