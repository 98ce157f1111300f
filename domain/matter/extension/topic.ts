import { CHIEF, supervisorsOf } from '../base/addressees'
import { onAssignment } from '../base/follow'
import { threeOf, toAssignment } from '../base/recipients'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { dueSet } from '../state/assignments'
import { type ExtensionEvents, schemas } from './events'

const toThoseAtWork = toAssignment((a) => [...threeOf(a), ...supervisorsOf(a)])

/** More time 延期: asked by the unit before its due moment, decided by the chief officer. */
export const topic: Topic<ExtensionEvents, 'decideExtension'> = {
  schemas,
  events: {
    ExtensionRequested: {
      evolve: onAssignment((_, { at, actor, data: { extensionId: id, progress, reason, requestedDueAt } }) => ({
        extension: { id, requestedAt: at, requestedBy: actor.personId, progress, reason, requestedDueAt },
      })),
      recipients: () => [CHIEF],
      message: 'todo',
      points: null,
    },
    ExtensionGranted: {
      evolve: onAssignment((a, { at, data: { due, next } }) => ({
        ...dueSet(a, due, at),
        extension: null,
        reporting: next,
      })),
      recipients: toThoseAtWork,
      message: 'result',
      points: null,
    },
    ExtensionRefused: {
      evolve: onAssignment(() => ({ extension: null })),
      recipients: toThoseAtWork,
      message: 'result',
      points: null,
    },
  },
  todos: {
    decideExtension: ofEachAssignment(({ extension, due }) =>
      extension ? [{ to: [CHIEF], sentence: `请审批延期：${extension.reason}`, dueAt: due.dueAt }] : [],
    ),
  },
  steps: [],
}
