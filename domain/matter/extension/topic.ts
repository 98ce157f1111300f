import { CHIEF, supervisorsOf } from '../base/addressees'
import { onShare } from '../base/follow'
import { threeOf, toShare } from '../base/recipients'
import type { Topic } from '../base/topic'
import { ofEachShare } from '../base/wanted'
import { dueSet } from '../state/assignments'
import { type ExtensionEvents, schemas } from './events'

const toThoseAtWork = toShare((a) => [...threeOf(a), ...supervisorsOf(a)])

/** More time 延期: asked by the unit before its due moment, decided by the chief officer. */
export const topic: Topic<ExtensionEvents, 'decideExtension'> = {
  schemas,
  events: {
    ExtensionRequested: {
      evolve: onShare((_, { at, actor, data: { extensionId: id, progress, reason, requestedDueAt } }) => ({
        extension: { id, requestedAt: at, requestedBy: actor.personId, progress, reason, requestedDueAt },
      })),
      recipients: () => [CHIEF],
      message: 'todo',
      points: null,
    },
    ExtensionGranted: {
      evolve: onShare((a, { at, data: { due, next } }) => ({
        ...dueSet(a, due, at),
        extension: null,
        reporting: next,
      })),
      recipients: toThoseAtWork,
      message: 'result',
      points: null,
    },
    ExtensionRefused: {
      evolve: onShare(() => ({ extension: null })),
      recipients: toThoseAtWork,
      message: 'result',
      points: null,
    },
  },
  todos: {
    decideExtension: ofEachShare(({ extension, due }) =>
      extension ? [{ to: [CHIEF], sentence: `请审批延期：${extension.reason}`, dueAt: due.dueAt }] : [],
    ),
  },
  steps: [],
}
