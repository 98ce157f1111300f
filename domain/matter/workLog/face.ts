import { localDateTime } from '../../clock/time'
import { said } from '../../decider/telling'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { WorkLogEvents } from './events'
import { LOG_KIND_WORDS, LOG_KINDS } from './kinds'

export const face: Face<WorkLogEvents, typeof contract> = {
  sentences: {
    WorkLogged: ({ logKind, spokenTo, heldAt, text, promised }) => ({
      title: `工作记录：${LOG_KIND_WORDS[logKind]}`,
      lines: said(`${localDateTime(heldAt)}，对象：${spokenTo}`, text, promised && `对方承诺：${promised}`),
    }),
  },
  actions: { log: { words: '工作记录', offered: 74 } },
  forms: {
    log: {
      intro: () => [
        '工作记录按现在的时间留痕备查，以前的请在内容里写明何时；有关单位可以看到，不发消息，不计入催办次数，不计分。',
      ],
      fields: [
        {
          kind: 'choice',
          name: 'logKind',
          label: '方式',
          choices: () => LOG_KINDS.map((value) => ({ value, label: LOG_KIND_WORDS[value] })),
        },
        { kind: 'text', name: 'spokenTo', label: '对象', hint: '单位、姓名' },
        { kind: 'text', name: 'text', label: '内容' },
        { kind: 'text', name: 'promised', label: '对方承诺', optional: true },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
      ],
      submit: '记录',
      done: '已记录',
    },
  },
  todos: {},
}
