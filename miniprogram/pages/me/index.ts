import { localDateTime } from '../../../domain/clock/time'
import type { Me } from '../../../domain/people/contract'
import { reminders } from '../../behaviors/reminders'
import { screen } from '../../behaviors/screen'
import { tabPage } from '../../behaviors/tabPage'
import { query } from '../../services/api'
import { setBadges } from '../../services/badges'
import { isLoggedOut, loadWords } from '../../services/errors'
import { toDrafts, toLoginAnew } from '../../services/navigate'
import { scanDesk } from '../../services/scan'
import { forget } from '../../services/seen'
import { logOut, mustBeLoggedIn, now, ready } from '../../services/session'
import { setLarge } from '../../services/settings'
import { namesOf, roleWords } from './roles'

/** Who I am, how large I want the type, and the way out. */
Component({
  behaviors: [screen, tabPage, reminders],

  data: {
    person: null as Me['person'] | null,
    roles: [] as string[],
    demo: false,
    hasPassword: false,
    /** The system's clock, which a demonstration sets. */
    clock: '',
    rules: '',
    problem: '',
    leaving: false,
  },

  methods: {
    onShow() {
      if (mustBeLoggedIn()) this.load()
    },

    async load() {
      try {
        this.show(await ready(), {})
        const { units, fronts } = await query('unit.list', {})
        this.show(await ready(), namesOf(units, fronts))
        await this.showReminders()
      } catch (error) {
        if (!isLoggedOut(error)) this.setData({ problem: loadWords(error) })
      }
    },

    show({ person, demo, hasPassword, rules }: Me, names: Record<string, string>) {
      this.setData({
        person,
        demo,
        hasPassword,
        roles: person.roles.map((grant) => roleWords(grant, names)),
        clock: localDateTime(now()),
        rules: `${rules.title} 第 ${rules.version} 版`,
        problem: '',
      })
    },

    onDrafts() {
      toDrafts()
    },

    onScan() {
      scanDesk()
    },

    /** The whole line is the switch: what it shows is smaller than a finger. */
    onLarge() {
      const large = !this.data.large
      setLarge(large)
      this.setData({ large })
      this.showTabBar()
    },

    /** A bound phone without password cannot come back by itself: then the consequence is named first. */
    async onLogOut() {
      if (this.data.leaving) return
      if (!this.data.demo && !this.data.hasPassword) {
        const content = '退出后再次登录，需要系统管理员重新发给您绑定码。'
        const { confirm } = await wx.showModal({ title: '退出登录', content, confirmText: '仍要退出' })
        if (!confirm) return
      }
      this.setData({ leaving: true })
      await logOut()
      forget()
      setBadges({ todos: 0, unread: 0 })
      if (!(await toLoginAnew())) this.setData({ leaving: false })
    },
  },
})
