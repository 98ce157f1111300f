/** A leader's instruction, which needs no number: matters that rest on it are not alike. */
export const BASIS = {
  kind: 'instruction',
  number: '',
  date: '2025-01-02',
  files: [],
  authority: 'government',
  approvedBy: '区长',
  plan: '按月调度',
  scope: '全区老旧小区',
  endsOn: '2027-12-31',
} as const

/** A draft's input: unit u1 leads alone. */
export const content = (changes: object = {}) => ({
  title: '老旧小区加装电梯推进',
  requirement: '年底前完成十个小区的加装。',
  source: 'meetingMinutes',
  category: 'livelihood',
  urgency: 'normal',
  supervisingBody: { kind: 'office' },
  files: [],
  milestones: [],
  reportCycle: 'once',
  limit: null,
  dueAt: null,
  lead: { unitId: 'u1', part: '' },
  co: [],
  basis: BASIS,
  ...changes,
})

/** Unit u2 co-operates. */
export const WITH_CO = { co: [{ unitId: 'u2', part: '' }] }

/** The limit for handling in working days. */
export const within = (count: number) => ({ limit: { unit: 'workingDays', count } })

/** The responsible three of a unit. */
export const three = (unitId: string) => ({
  leaderId: `${unitId}head`,
  sectionHeadId: `${unitId}section`,
  handlerId: `${unitId}handler`,
})
