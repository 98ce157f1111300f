import { said } from '../../decider/telling'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { CommentEvents } from './events'

export const face: Face<CommentEvents, typeof contract> = {
  sentences: {
    CommentPosted: ({ text, mentions }, name) => ({
      title: '留言',
      lines: said(text, mentions.length > 0 && `提到：${mentions.map(name).join('、')}`),
    }),
  },
  actions: { comment: { words: '留言', offered: 60 } },
  forms: {
    comment: {
      fields: [
        { kind: 'text', name: 'text', label: '说什么' },
        { kind: 'people', name: 'mentions', label: '提到谁', hint: '被提到的人会收到消息', optional: true },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
      ],
      submit: '发表',
      done: '已发表',
    },
  },
  todos: {},
}
