import { optionalProse, shortText } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { forRoles, onMatter } from '../base/contract'

export const contract = {
  requestApproval: forRoles(IN_CHARGE, onMatter({}, [])),
  approveIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ opinion: optionalProse(500) }, ['opinion'])),
  rejectIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ reason: shortText }, ['reason'])),
  ratifyIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ opinion: optionalProse(500) }, ['opinion'])),
  issue: forRoles(['officer'], onMatter({}, [])),
} as const
