import { Calendar, Checked, Document, Medal, Notebook, OfficeBuilding, Setting, User } from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { OperationName } from '../../../domain/contract'
import type { Role } from '../../../domain/people/roles'

export interface RailEntry {
  to: string
  words: string
  icon: Component
  needs?: OperationName
  /** Shown to holders of one of these; reading the page is open to all, but it is these roles' work. */
  roles?: readonly Role[]
  badge?: 'todos' | 'approvals'
  /** Words over the first entry of a group. */
  group?: string
}

const APPROVERS: readonly Role[] = ['leader', 'officer', 'chiefOfficer', 'unitHead', 'sectionHead']
const KEEPERS: readonly Role[] = ['leader', 'liaison', 'officer', 'chiefOfficer', 'admin']

export const RAIL: readonly RailEntry[] = [
  { to: '/todos', words: '待办', icon: Checked, badge: 'todos' },
  { to: '/matters', words: '事项', icon: Document },
  { to: '/approvals', words: '审批', icon: Notebook, roles: APPROVERS, badge: 'approvals' },
  { to: '/points', words: '计分', icon: Medal, needs: 'points.summary' },
  { to: '/people', words: '人员', icon: User, needs: 'people.list', group: '目录' },
  { to: '/units', words: '单位', icon: OfficeBuilding, needs: 'people.list' },
  { to: '/calendar', words: '日历', icon: Calendar, roles: KEEPERS, group: '设置' },
  { to: '/rules', words: '规则', icon: Setting, roles: KEEPERS },
]
