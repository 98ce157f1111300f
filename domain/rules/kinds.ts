/** The closed lists that rules tell apart, each with its Chinese words. */
/** The closed lists of a matter's fields, each with its Chinese words. */
export const SOURCES = [
  'cityDecision',
  'cityGovernment',
  'cityAppraisal',
  'districtDecision',
  'meetingMinutes',
  'leaderInstruction',
  'npcSuggestion',
  'cppccProposal',
  'leadingGroup',
  'transferred',
  'other',
] as const

export type Source = (typeof SOURCES)[number]

export const SOURCE_WORDS: Record<Source, string> = {
  cityDecision: '市委决策',
  cityGovernment: '市政府部署',
  cityAppraisal: '市级考核',
  districtDecision: '区委区政府决策',
  meetingMinutes: '会议纪要',
  leaderInstruction: '领导批示',
  npcSuggestion: '人大建议',
  cppccProposal: '政协提案',
  leadingGroup: '领导小组',
  transferred: '转办事项',
  other: '其他',
}

export const URGENCIES = ['normal', 'urgent', 'extraUrgent'] as const

export type Urgency = (typeof URGENCIES)[number]

export const URGENCY_WORDS: Record<Urgency, string> = { normal: '一般', urgent: '紧急', extraUrgent: '特急' }

export const SIGN_OFF_STAGES = ['sectionHead', 'unitHead', 'unitChief'] as const

export type SignOffStage = (typeof SIGN_OFF_STAGES)[number]

/** Who in the unit signs a request for more time before the office has it. */
export const EXTENSION_SIGNERS = ['none', 'unitChief'] as const

export type ExtensionSigner = (typeof EXTENSION_SIGNERS)[number]

export const CONFIRMATION_STAGES = ['officer', 'chiefOfficer'] as const

export type ConfirmationStage = (typeof CONFIRMATION_STAGES)[number]

export const TRANSFER_AT = ['limitPassed', 'secondUrge'] as const

export type TransferAt = (typeof TRANSFER_AT)[number]

/**
 * Decisions that wait for the office or a leader, each against the office's own clock (docs/domain.md, section 4). Each
 * is the kind of the to-do that it waits with.
 */
export const OFFICE_DECISIONS = [
  'approveIssue',
  'ratifyIssue',
  'decideObjection',
  'decideExtension',
  'approveDue',
  'confirmCompletion',
  'decideTransfer',
  'prepareDraft',
  'decideSupervision',
] as const

export type OfficeDecision = (typeof OFFICE_DECISIONS)[number]

export const OFFICE_DECISION_WORDS: Record<OfficeDecision, string> = {
  approveIssue: '审批交办',
  ratifyIssue: '补批交办',
  decideObjection: '裁定退办',
  decideExtension: '审批延期',
  approveDue: '审批调整时限',
  confirmCompletion: '确认办结',
  decideTransfer: '决定转办',
  prepareDraft: '领导交办的拟办',
  decideSupervision: '转请督办的答复',
}

/** Who must approve before a matter is issued. */
export type Approver = 'chiefOfficer' | 'leader' | 'none'

export const DUE_APPROVERS = ['chiefOfficer', 'none'] as const

/** Who must approve another due moment. `none`: what is later, or the unit agrees to, needs nobody. */
export type DueApprover = (typeof DUE_APPROVERS)[number]
