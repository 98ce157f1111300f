export interface Tab {
  path: string
  word: string
  /** Name of one of Vant's icons. */
  icon: string
  badge?: 'todos' | 'unread'
}

const TODOS: Tab = { path: 'pages/todos/index', word: '待办', icon: 'todo-list', badge: 'todos' }
const MATTERS: Tab = { path: 'pages/matters/index', word: '事项', icon: 'label' }
const DISTRICT: Tab = { path: 'pages/district/index', word: '全区', icon: 'cluster' }
const NOTICES: Tab = { path: 'pages/notices/index', word: '消息', icon: 'chat', badge: 'unread' }
const ME: Tab = { path: 'pages/me/index', word: '我的', icon: 'manager' }

/** Tabs by role (docs/look.md, «Phone»): a leader looks at the district where others look at the matters. */
export const tabsOf = (leader: boolean): Tab[] => [TODOS, leader ? DISTRICT : MATTERS, NOTICES, ME]

/** Beyond this a badge no longer fits; the list says the number. */
const MOST = 999
export const badgeWords = (count: number): string => (count > MOST ? `${MOST}+` : count > 0 ? String(count) : '')
