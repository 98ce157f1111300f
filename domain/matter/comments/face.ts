import { said } from '../../decider/telling'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { CommentEvents } from './events'

export const face: Face<CommentEvents, typeof contract> = {
  sentences: {
    PersonInvited: ({ personId, reason }, name) => ({ title: `邀请 ${name(personId)} 参与`, lines: said(reason) }),
    CommentPosted: ({ text, mentions }, name) => ({
      title: '留言',
      lines: said(text, mentions.length > 0 && `提到：${mentions.map(name).join('、')}`),
    }),
  },
  actions: { comment: { words: '留言', offered: 60 }, invite: { words: '邀请', offered: 75 } },
  forms: {
    invite: {
      title: '邀请',
      intro: () => ['被邀请的人从此可以查看这件事项并留言，会收到消息。'],
      fields: [
        { kind: 'person', name: 'personId', label: '邀请谁', unit: 'any' },
        { kind: 'text', name: 'reason', label: '邀请理由' },
      ],
      submit: '邀请',
      done: '已邀请',
    },
    comment: {
      fields: [
        { kind: 'text', name: 'text', label: '说什么' },
        {
          kind: 'people',
          name: 'mentions',
          label: '提到谁',
          hint: '能看到这件事项的人和有关单位的人，会收到消息',
          optional: true,
        },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
      ],
      submit: '发表',
      done: '已发表',
    },
  },
  todos: {},
}
