import { optionalProse, shortText } from '../../contract/schema'
import { forRoles, OFFICE, onMatter } from '../base/contract'

export const contract = {
  requestApproval: forRoles(OFFICE, onMatter({}, [])),
  approveIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ opinion: optionalProse(500) }, ['opinion'])),
  rejectIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ reason: shortText }, ['reason'])),
  issue: forRoles(['officer'], onMatter({}, [])),
} as const
