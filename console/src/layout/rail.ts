import {
  Calendar,
  Checked,
  Document,
  Medal,
  Notebook,
  OfficeBuilding,
  Setting,
  User,
  Warning,
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { OperationName } from '../../../domain/contract'
import type { Actor } from '../../../domain/people/actor'
import { mayAnywhere } from '../../../domain/rights'
import { todoFaces } from '../../../domain/todo/faces'

export interface RailEntry {
  to: string
  words: string
  icon: Component
  /** Shown to those who may do one of these; without any, to everyone. */
  needs?: readonly OperationName[]
  badge?: 'todos' | 'approvals'
  /** Words over the first entry of a group. */
  group?: string
}

/** Who can be asked to approve has the page of approvals. */
const APPROVING = Object.values(todoFaces)
  .flatMap((faces) => Object.values(faces))
  .filter(({ group }) => group === 'approve')
  .map(({ operation }): OperationName => operation)
/** Calendar and rules are open to all; they are the work of those who draft, who approve, and who run the system. */
const KEEPING: readonly OperationName[] = ['matter.draft', 'matter.approveIssue', 'people.save']

const RAIL: readonly RailEntry[] = [
  { to: '/todos', words: '待办', icon: Checked, badge: 'todos' },
  { to: '/matters', words: '事项', icon: Document },
  { to: '/approvals', words: '审批', icon: Notebook, needs: APPROVING, badge: 'approvals' },
  { to: '/points', words: '计分', icon: Medal, needs: ['points.summary'] },
  { to: '/people', words: '人员', icon: User, needs: ['people.list'], group: '目录' },
  { to: '/units', words: '单位', icon: OfficeBuilding, needs: ['people.list'] },
  { to: '/calendar', words: '日历', icon: Calendar, needs: KEEPING, group: '设置' },
  { to: '/rules', words: '规则', icon: Setting, needs: KEEPING },
  { to: '/aside', words: '搁置', icon: Warning, needs: ['setAside.list'] },
]

/** The entries that a person is shown. */
export const railOf = (person: Pick<Actor, 'roles'>): RailEntry[] =>
  RAIL.filter(({ needs }) => !needs || needs.some((operation) => mayAnywhere(person, operation)))
