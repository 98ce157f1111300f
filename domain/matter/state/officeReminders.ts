import type { Matter, OfficeReminder } from './matter'

type What = Omit<OfficeReminder, 'times'>

const isSame =
  ({ decision, assignmentId, what, since }: What) =>
  (one: OfficeReminder): boolean =>
    one.decision === decision && one.assignmentId === assignmentId && one.what === what && one.since === since

export const timesReminded = ({ officeReminders }: Matter, what: What): number =>
  officeReminders.find(isSame(what))?.times ?? 0

/** The matter with one reminder more of what waits for the office. */
export const withReminder = <M extends Matter>(matter: M, { decision, assignmentId, what, since }: What): M => {
  const waiting = { decision, assignmentId, what, since }
  const others = matter.officeReminders.filter((one) => !isSame(waiting)(one))
  return { ...matter, officeReminders: [...others, { ...waiting, times: timesReminded(matter, waiting) + 1 }] }
}
