import { idOf, instant, object, shortText, text } from '../../contract/schema'
import { forRoles, onAssignment } from '../base/contract'

export const TASK_TITLE_MAX = 200

export const contract = {
  decompose: forRoles(
    ['unitSupervisor'],
    onAssignment(
      {
        tasks: {
          type: 'array',
          minItems: 1,
          maxItems: 30,
          items: object({ title: text(2, TASK_TITLE_MAX), personId: idOf('person'), dueAt: instant }, [
            'title',
            'personId',
            'dueAt',
          ]),
        },
      },
      ['tasks'],
    ),
  ),
  completeTask: forRoles(
    ['handler', 'sectionHead', 'unitSupervisor'],
    onAssignment({ taskId: idOf('task'), text: shortText }, ['taskId', 'text']),
  ),
  redateTask: forRoles(
    ['unitSupervisor'],
    onAssignment({ taskId: idOf('task'), dueAt: instant, reason: shortText }, ['taskId', 'dueAt', 'reason']),
  ),
  reassignTask: forRoles(
    ['unitSupervisor'],
    onAssignment({ taskId: idOf('task'), personId: idOf('person'), reason: shortText }, [
      'taskId',
      'personId',
      'reason',
    ]),
  ),
  cancelTask: forRoles(
    ['unitSupervisor'],
    onAssignment({ taskId: idOf('task'), reason: shortText }, ['taskId', 'reason']),
  ),
} as const
