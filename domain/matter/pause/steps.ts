import { onceKnown, one, type Plan, type Step } from '../../decider/step'
import { keyOf } from '../base/step'
import type { SuspendedMatter } from '../state/matter'
import type { PauseEvents } from './events'
import { afterPause } from './moves'

/** The matter is resumed at the end that was set, as if the chief had done it at that moment. */
export const resumeStep = (matter: SuspendedMatter, plan: Plan): Step<PauseEvents>[] => {
  const { suspension } = matter
  const { from, until } = suspension
  if (until === undefined) return []
  const key = keyOf(matter, 'resume', '-', `${from}/${until}`)
  return onceKnown(() => {
    const moved = afterPause(matter, suspension, { ...plan, now: until })
    return [one(key, until, { type: 'MatterResumed', data: { reason: '中止期满，自动恢复', ...moved } })]
  })
}

export const remindStep = (matter: SuspendedMatter): Step<PauseEvents>[] => {
  const { from, until, remindAt } = matter.suspension
  if (until === undefined || remindAt === undefined) return []
  const key = keyOf(matter, 'suspensionEndsSoon', '-', `${from}/${until}`)
  return [one(key, remindAt, { type: 'SuspensionEndsSoon', data: { until } })]
}
