import { screen } from '../../behaviors/screen'
import { sendOutbox } from '../../forms/outbox'
import { resumeUploads } from '../../forms/uploads'
import { isLoggedOut, loadWords, wordsOf } from '../../services/errors'
import { later } from '../../services/later'
import { asPerson, boundToken, demoCast, withCode, withPassword } from '../../services/logIn'
import { back, toStart } from '../../services/navigate'
import { scanQr } from '../../services/scan'
import { loggedIn } from '../../services/session'
import { type CastGroup, type CastLine, type CastMember, found, groupsOf } from './cast'

type Way = 'person' | 'code' | 'password'
const PAUSE = 200

/** What was typed, by page. */
interface Typed {
  search: string
  code: string
  name: string
  password: string
}
const NOTHING: Typed = { search: '', code: '', name: '', password: '' }
const typed = new WeakMap<object, Typed>()
const typedOn = (page: object): Typed => {
  const kept = typed.get(page) ?? { ...NOTHING }
  typed.set(page, kept)
  return kept
}
const casts = new WeakMap<object, CastMember[]>()

/** The way in. `back` in the query: somebody's login has ended amid their work, and they shall come back to it. */
Component({
  behaviors: [screen],

  data: {
    phase: 'first' as 'first' | 'ready' | 'failed',
    demo: false,
    way: 'code' as Way,
    groups: [] as CastGroup[],
    group: '' as string,
    people: [] as CastLine[],
    /** What the fields hold when they come up; what is typed meanwhile is not written back. */
    shown: NOTHING,
    searching: false,
    /** What is going on: a person's id, or the way of a form. */
    busy: '',
    problem: '',
    back: false,
  },

  methods: {
    onLoad({ back }: { back?: string }) {
      this.setData({ back: back === '1' })
      this.load()
    },

    /** There is no home without logging in. */
    onShow() {
      wx.hideHomeButton()
    },

    async load() {
      this.setData({ phase: 'first', problem: '' })
      try {
        const bound = await boundToken()
        if (bound) return this.enter('bound', async () => bound)
        const cast = await demoCast<CastMember>()
        if (cast) this.showCast(cast)
        this.setData({ phase: 'ready', demo: cast !== null, way: cast ? 'person' : 'code' })
      } catch (error) {
        this.setData({ phase: 'failed', problem: loadWords(error) })
      }
    },

    showCast(cast: CastMember[]) {
      casts.set(this, cast)
      const groups = groupsOf(cast)
      this.setData({ groups, group: groups[0]?.key ?? '', people: groups[0]?.people ?? [] })
    },

    onGroup({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
      const { key } = currentTarget.dataset
      this.setData({
        group: key,
        people: this.data.groups.find((group) => group.key === key)?.people ?? [],
      })
    },

    onSearch({ detail }: { detail: string }) {
      typedOn(this).search = detail.trim()
      if (this.data.searching !== (detail.trim() !== '')) this.setData({ searching: detail.trim() !== '' })
      later(this, PAUSE, () => this.find())
    },

    find() {
      const { groups, group } = this.data
      const { search } = typedOn(this)
      const people = search
        ? found(casts.get(this) ?? [], search)
        : (groups.find(({ key }) => key === group)?.people ?? [])
      this.setData({ people })
    },

    onWay({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { way: Way }>) {
      this.setData({ way: currentTarget.dataset.way, problem: '', shown: { ...typedOn(this) } })
    },

    onField({ currentTarget, detail }: WechatMiniprogram.CustomEvent<object, object, { field: string }>) {
      Object.assign(typedOn(this), { [currentTarget.dataset.field]: detail })
    },

    onPerson({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
      const { id } = currentTarget.dataset
      this.enter(id, () => asPerson(id))
    },

    onCode() {
      const code = typedOn(this).code.trim()
      if (!code) return this.setData({ problem: '请填写绑定码' })
      this.enter('code', () => withCode(code))
    },

    /** The code that the desk shows to whom it has logged in, under 绑定手机. */
    async onScan() {
      if (this.data.busy) return
      const qr = await scanQr()
      if (qr?.kind === 'bind') this.enter('scan', () => withCode(qr.code))
      if (qr?.kind === 'login') this.setData({ problem: '这是登录电脑的二维码。请先绑定本机，再扫它登录。' })
    },

    onPassword() {
      const { password } = typedOn(this)
      const name = typedOn(this).name.trim()
      if (!name || !password) return this.setData({ problem: '请填写姓名(或手机号)和密码' })
      this.enter('password', () => withPassword(name, password))
    },

    async enter(busy: string, token: () => Promise<string>) {
      if (this.data.busy) return
      this.setData({ busy, problem: '' })
      try {
        const samePerson = await loggedIn(await token())
        const gone = await (samePerson && this.data.back ? back() : toStart())
        if (!gone) this.setData({ busy: '' })
        resumeUploads()
        await sendOutbox()
      } catch (error) {
        this.setData({ busy: '', problem: isLoggedOut(error) ? '' : wordsOf(error) })
      }
    },
  },
})
