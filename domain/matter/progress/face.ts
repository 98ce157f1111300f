import { said } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import type { Face } from '../base/topic'
import { standing } from '../deciding/standing'
import { isIssued } from '../state/matter'
import { progressOf, progressWords } from '../state/progress'
import type { contract } from './contract'
import type { ProgressEvents } from './events'

const STANDING = (about: About): Passage[] => {
  const { matter, assignment, now } = about
  if (!assignment || !isIssued(matter)) return []
  return [{ label: '对照计划', text: progressWords(matter, assignment, now) }, ...standing(about)]
}

const percentOf = ({ matter, assignment }: About): number | null =>
  assignment && isIssued(matter) ? (assignment.progress?.stated?.percent ?? progressOf(matter, assignment)) : null

export const face: Face<ProgressEvents, typeof contract, 'confirmProgress'> = {
  sentences: {
    ProgressConfirmed: ({ percent, stated, opinion }) => ({
      title: `确认进度 ${percent}%`,
      lines: said(stated !== null && stated !== percent && `单位自报 ${stated}%`, opinion),
    }),
  },
  actions: { confirmProgress: { words: '确认进度', asked: 92 } },
  forms: {
    confirmProgress: {
      passages: STANDING,
      fields: [
        { kind: 'percent', name: 'percent', label: '确认的进度', initial: percentOf },
        { kind: 'text', name: 'opinion', label: '意见', hint: '与单位自报不一致的，写明理由', optional: 'sometimes' },
      ],
      submit: '确认进度',
      done: '已确认进度',
      decides: true,
    },
  },
  todos: { confirmProgress: { group: 'act', command: 'confirmProgress', words: '确认进度' } },
}
