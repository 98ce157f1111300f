import type { RulePack } from '../../domain/rules/pack'
import type { Store } from '../ports'

/**
 * What packs lack that were published before these rules came, section by section: so that matters go on as they were
 * begun. A pack that says something itself keeps that.
 */
const AS_BEFORE = {
  approval: { dueMoment: 'chiefOfficer' },
  limits: { answer: { unit: 'workingDays', count: 5 } },
  escalation: {
    urgeLimitWorkingDays: 3,
    urgeGapWorkingDays: 2,
    urgeRetractMinutes: 10,
    transferAt: 'secondUrge',
    transferAgainWorkingDays: 10,
  },
  progress: { yellowBehind: 10, redBehind: 30 },
  extensionSignedBy: 'none',
  officeClocks: {
    workingDays: {
      approveIssue: 1,
      ratifyIssue: 1,
      decideObjection: 2,
      decideExtension: 1,
      approveDue: 1,
      confirmCompletion: 3,
      decideTransfer: 5,
      prepareDraft: 1,
      decideSupervision: 1,
    },
    againWorkingDays: 1,
  },
} as const satisfies { [Section in keyof RulePack]?: Partial<RulePack[Section]> }

/** Of the office's clocks packs once had the objection's alone, among the reminders. */
type Published = Omit<RulePack, 'reminders' | 'officeClocks' | 'progress' | 'extensionSignedBy'> & {
  progress?: RulePack['progress']
  extensionSignedBy?: RulePack['extensionSignedBy']
  reminders: RulePack['reminders'] & { objectionWorkingDays?: number }
  officeClocks?: RulePack['officeClocks']
}

const filled = ({ reminders, ...pack }: Published): RulePack => {
  const { objectionWorkingDays, ...others } = reminders
  const { workingDays, againWorkingDays } = AS_BEFORE.officeClocks
  return {
    ...pack,
    reminders: others,
    officeClocks: {
      workingDays: {
        ...workingDays,
        ...(objectionWorkingDays !== undefined && { decideObjection: objectionWorkingDays }),
        ...pack.officeClocks?.workingDays,
      },
      againWorkingDays: pack.officeClocks?.againWorkingDays ?? againWorkingDays,
    },
    progress: { ...AS_BEFORE.progress, ...pack.progress },
    extensionSignedBy: pack.extensionSignedBy ?? AS_BEFORE.extensionSignedBy,
    approval: { ...AS_BEFORE.approval, ...pack.approval },
    limits: { ...AS_BEFORE.limits, ...pack.limits },
    escalation: { ...AS_BEFORE.escalation, ...pack.escalation },
  }
}

const PAGE = 100

/** Every pack that was ever published says something on every rule of today. */
export async function fillPacks(store: Store): Promise<void> {
  for (let after: string | undefined; ; ) {
    const page = await store.find('rules', { filter: {}, limit: PAGE, ...(after && { after: [after] }) })
    for (const { _id } of page)
      await store.transact(async (tx) => {
        const published = await tx.get('rules', _id)
        if (published) await tx.put('rules', { ...published, pack: filled(published.pack) })
      })
    if (page.length < PAGE) return
    after = page.at(-1)?._id
  }
}
