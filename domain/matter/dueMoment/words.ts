import type { SetMoment } from './moments'

/** 办理时限, 任务「走访」的时限. */
export const momentWords = ({ kind, title }: Pick<SetMoment, 'kind' | 'title'>): string => {
  switch (kind) {
    case 'due':
      return '办理时限'
    case 'signIn':
      return '签收时限'
    case 'milestone':
      return `阶段节点「${title}」的时间`
    case 'task':
      return `任务「${title}」的时间`
    case 'answer':
      return `批示「${title}」的回复时间`
  }
}
