import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { hasToken, loadMe, mayCall, me, onLoggedOut } from './services/session'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/todos' },
  {
    path: '/login',
    name: 'login',
    component: () => import('./views/session/LoginPage.vue'),
    meta: { title: '登录', open: true },
  },
  { path: '/todos', name: 'todos', component: () => import('./views/todo/TodosPage.vue'), meta: { title: '待办' } },
  {
    path: '/approvals',
    name: 'approvals',
    component: () => import('./views/todo/ApprovalsPage.vue'),
    meta: { title: '审批' },
  },
  {
    path: '/matters',
    name: 'matters',
    component: () => import('./views/matter/MattersPage.vue'),
    meta: { title: '事项' },
  },
  {
    path: '/matters/new',
    name: 'newMatter',
    component: () => import('./views/newMatter/NewMatterPage.vue'),
    meta: { title: '新建事项', needs: 'matter.draft' },
  },
  {
    path: '/drafts/:id',
    name: 'draft',
    component: () => import('./views/newMatter/NewMatterPage.vue'),
    meta: { title: '修改草稿', needs: 'matter.amendDraft' },
    props: true,
  },
  {
    path: '/matters/:id',
    name: 'matter',
    component: () => import('./views/matter/MatterPage.vue'),
    meta: { title: '事项' },
    props: true,
  },
  {
    path: '/people',
    name: 'people',
    component: () => import('./views/people/PeoplePage.vue'),
    meta: { title: '人员', needs: 'people.list' },
  },
  {
    path: '/people/codes',
    name: 'codes',
    component: () => import('./views/people/CodesPage.vue'),
    meta: { title: '批量发码', needs: 'people.issueCodes' },
  },
  {
    path: '/units',
    name: 'units',
    component: () => import('./views/people/UnitsPage.vue'),
    meta: { title: '单位', needs: 'people.list' },
  },
  {
    path: '/calendar',
    name: 'calendar',
    component: () => import('./views/calendar/CalendarPage.vue'),
    meta: { title: '工作日历' },
  },
  { path: '/rules', name: 'rules', component: () => import('./views/rules/RulesPage.vue'), meta: { title: '规则' } },
  {
    path: '/points',
    name: 'points',
    component: () => import('./views/points/PointsPage.vue'),
    meta: { title: '计分', needs: 'points.summary' },
  },
  {
    path: '/aside',
    name: 'setAside',
    component: () => import('./views/setAside/SetAsidePage.vue'),
    meta: { title: '搁置', needs: 'setAside.list' },
  },
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./views/notice/NoticesPage.vue'),
    meta: { title: '消息' },
  },
  {
    path: '/:rest(.*)*',
    name: 'nowhere',
    component: () => import('./views/session/NowherePage.vue'),
    meta: { title: '没有这一页' },
  },
]

/** Hash addresses: the desk is static files, and a reload must work on any host. */
export const router = createRouter({ history: createWebHashHistory('/desk/'), routes })

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const login = { name: 'login', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (!hasToken()) return login
  if (!me.value) await loadMe().catch(() => undefined)
  if (!hasToken()) return login
  if (me.value && to.meta.needs && !mayCall(to.meta.needs)) return { name: 'nowhere', params: { rest: ['no-right'] } }
  return true
})

router.afterEach((to) => {
  document.title = `${to.meta.title} · 智督`
})

/** A page's code is fetched when it is first opened: without a network that fails, and nothing would be seen. */
router.onError(() => ElMessage.error('这一页打不开：网络不通，或系统刚刚更新过。请检查网络，刷新后再试。'))

onLoggedOut(() => {
  const { fullPath, meta } = router.currentRoute.value
  if (!meta.open) router.push({ name: 'login', query: { to: fullPath } })
})
