import { said } from '../../decider/telling'
import type { Face } from '../base/topic'
import { CATEGORIES, CATEGORY_WORDS } from '../state/words'
import type { contract } from './contract'
import type { AmendingEvents } from './events'

const FIELD_WORDS = {
  title: '标题',
  requirement: '要求',
  category: '类别',
  attachments: '附件',
  officerId: '负责督查员',
} as const

/** Changing the words of a matter after issue: says why, and shows old and new. Needs a desk and a keyboard. */
export const face: Face<AmendingEvents, typeof contract> = {
  sentences: {
    MatterAmended: ({ reason, changes }) => ({
      title: '修改事项',
      lines: said(
        `原因：${reason}`,
        ...changes.map(({ field, before, after }) => `${FIELD_WORDS[field]}:「${before}」改为「${after}」`),
      ),
    }),
  },
  actions: { amend: { words: '修改事项', offered: 80 } },
  forms: {
    amend: {
      intro: () => ['修改后新旧内容都保留，各承办单位会收到通知。时限、承办单位不在这里改。'],
      fields: [
        { kind: 'text', name: 'title', label: '标题', initial: ({ matter }) => matter.title },
        { kind: 'text', name: 'requirement', label: '办理要求', initial: ({ matter }) => matter.requirement },
        {
          kind: 'choice',
          name: 'category',
          label: '类别',
          choices: () => CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] })),
          initial: ({ matter }) => matter.category,
        },
        { kind: 'files', name: 'files', label: '附件', optional: true, initial: ({ matter }) => matter.attachments },
        {
          kind: 'person',
          name: 'officerId',
          label: '负责督查员',
          unit: 'any',
          role: 'officer',
          initial: ({ matter }) => matter.officerId,
        },
        { kind: 'text', name: 'reason', label: '修改原因' },
      ],
      submit: '保存修改',
      done: '已修改',
      changes: true,
      decides: true,
    },
  },
  todos: {},
}
