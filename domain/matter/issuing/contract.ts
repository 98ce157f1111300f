import { optionalProse, shortText } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { forGroupsToo, forRoles, notMerged, onMatter } from '../base/contract'

export const contract = {
  requestApproval: forGroupsToo(IN_CHARGE, onMatter({ notMerged }, [])),
  approveIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ opinion: optionalProse(500) }, ['opinion'])),
  rejectIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ reason: shortText }, ['reason'])),
  ratifyIssue: forRoles(['chiefOfficer', 'leader'], onMatter({ opinion: optionalProse(500) }, ['opinion'])),
  issue: forRoles(['officer'], onMatter({ notMerged }, [])),
} as const
