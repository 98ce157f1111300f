import { said } from '../../decider/telling'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { DraftingEvents } from './events'

export const face: Face<DraftingEvents, typeof contract, 'amendDraft' | 'prepareDraft', 'draft' | 'amendDraft'> = {
  sentences: {
    MatterDrafted: () => ({ title: '起草事项', lines: [] }),
    DraftAmended: () => ({ title: '修改草稿', lines: [] }),
    DraftDiscarded: ({ reason }) => ({ title: '作废草稿', lines: said(reason) }),
  },
  actions: {
    draft: { words: '新建事项', asked: 0 },
    amendDraft: { words: '修改草稿', asked: 230 },
    discard: { words: '作废草稿', offered: 160 },
  },
  forms: {
    discard: {
      title: '作废草稿',
      fields: [{ kind: 'text', name: 'reason', label: '作废理由' }],
      submit: '作废',
      done: '已作废',
      consequence: () => '作废后不能恢复。',
      decides: true,
    },
  },
  todos: {
    amendDraft: { group: 'act', command: 'amendDraft', words: '修改草稿' },
    prepareDraft: { group: 'act', command: 'amendDraft', words: '拟办' },
  },
}
