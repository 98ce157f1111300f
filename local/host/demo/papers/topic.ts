import type { Category } from '../../../../domain/matter/state/words'
import type { Source } from '../../../../domain/rules/kinds'

/** A kind of thing that a district decides, with who usually does it. `{}` in the title stands for a place. */
export interface Topic {
  title: string
  requirement: string
  category: Category
  sources: readonly Source[]
  /** Short names of units that lead it; `street` is the place's own street office. */
  leads: readonly string[]
  co: readonly string[]
}

export const topic = (
  category: Category,
  sources: readonly Source[],
  leads: string,
  co: string,
  title: string,
  requirement: string,
): Topic => ({ category, sources, leads: leads.split(' '), co: co ? co.split(' ') : [], title, requirement })

export const DECISION: readonly Source[] = ['districtDecision', 'meetingMinutes']
export const CITY: readonly Source[] = ['cityGovernment', 'cityDecision', 'cityAppraisal']
export const LEADER: readonly Source[] = ['leaderInstruction', 'meetingMinutes']
export const PROPOSAL: readonly Source[] = ['npcSuggestion', 'cppccProposal']
export const GROUP: readonly Source[] = ['leadingGroup', 'districtDecision']

/** Places in the invented district: its ten streets. */
export const PLACES = ['青禾', '松泉', '望湖', '石桥', '东篱', '锦屏', '南浦', '柳荫', '长亭', '云溪'] as const
