import { type FileOrigin, MAX_FILES } from '../../../domain/evidence/file'
import { own, setOwn } from '../../../domain/own'
import {
  changeItem,
  type FileItem,
  itemsFor,
  LIMIT_WORDS,
  refsOf,
  restored,
  sizeWords,
  unfinished,
} from '../../forms/fileItems'
import { isHopeless, toastError, wordsOf } from '../../services/errors'
import { choose, linksOf, upload } from '../../services/files/files'
import { openFile } from '../../services/files/viewing'

const SOURCES: { words: string; origin: FileOrigin }[] = [
  { words: '拍照或录像', origin: 'camera' },
  { words: '从相册选', origin: 'album' },
  { words: '从聊天里选文件', origin: 'document' },
]

/** Temporary files go when the app closes; a draft may outlive them. */
const isThere = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    wx.getFileSystemManager().access({ path, success: () => resolve(true), fail: () => resolve(false) })
  })

type Tile = FileItem & { sizeWords: string }
type Tap = WechatMiniprogram.TouchEvent<object, object, { key: string }>

/**
 * Photos and documents as tiles, the add tile first. Each goes to the server at once; a failed one waits for a tap.
 * Event: `change` {items: FileItem[]}, at every change but progress.
 */
Component({
  properties: {
    items: { type: Array, value: [] as FileItem[] },
  },

  data: {
    tiles: [] as Tile[],
    /** Pictures that only the server has, by file id. */
    links: {} as Record<string, string>,
    full: false,
    limits: LIMIT_WORDS,
  },

  observers: {
    items(items: FileItem[]) {
      const tiles = items.map((item) => ({ ...item, sizeWords: sizeWords(item.size) }))
      this.setData({ tiles, full: items.length >= MAX_FILES })
      this.link(items)
    },
  },

  lifetimes: {
    /** After the parent's own update: what a draft brings back goes on its way again. */
    attached() {
      wx.nextTick(() => this.resume())
    },
    detached() {
      for (const abort of Object.values(this.aborts())) abort()
    },
  },

  methods: {
    /** Uploads under way, by tile. */
    aborts(): Record<string, () => void> {
      const self = this as unknown as { _aborts?: Record<string, () => void> }
      self._aborts ??= {}
      return self._aborts
    },

    resume() {
      if (this.data.items.length === 0) return
      this.change(restored(this.data.items))
      for (const item of unfinished(this.data.items)) this.send(item)
    },

    async link(items: FileItem[]) {
      const wanted = items.flatMap(({ kind, path, ref }) =>
        kind === 'image' && path === '' && ref ? [ref.fileId] : [],
      )
      if (wanted.every((id) => own(this.data.links, id))) return
      const links = await linksOf(wanted).catch(() => ({}))
      this.setData({ links })
    },

    change(items: FileItem[], silent = false) {
      this.setData({ items })
      if (!silent) this.triggerEvent('change', { items })
    },

    patch(key: string, change: Partial<FileItem>, silent = false) {
      this.change(changeItem(this.data.items, key, change), silent)
    },

    async onAdd() {
      const picked = await wx
        .showActionSheet({ itemList: SOURCES.map(({ words }) => words) })
        .then(({ tapIndex }) => SOURCES[tapIndex])
        .catch(() => undefined)
      if (!picked) return
      const chosen = await choose(picked.origin, MAX_FILES - this.data.items.length).catch((error) => {
        toastError(error)
        return []
      })
      const added = itemsFor(this.data.items, chosen)
      if (added.length === 0) return
      this.change([...this.data.items, ...added])
      for (const item of added) this.send(item)
    },

    async send(item: FileItem) {
      this.patch(item.key, { state: 'uploading', percent: 0, why: '' })
      if (!(await isThere(item.path))) {
        this.patch(item.key, { state: 'failed', why: '文件已不在手机的缓存里，请删掉后重新选择', hopeless: true })
        return
      }
      const { done, abort } = upload(item, (percent) => this.patch(item.key, { percent }, true))
      setOwn(this.aborts(), item.key, abort)
      try {
        this.patch(item.key, { state: 'done', percent: 100, ref: await done })
      } catch (error) {
        this.patch(item.key, { state: 'failed', why: wordsOf(error), hopeless: isHopeless(error) })
      } finally {
        delete this.aborts()[item.key]
      }
    },

    onRemove({ currentTarget }: Tap) {
      const { key } = currentTarget.dataset
      own(this.aborts(), key)?.()
      this.change(this.data.items.filter((item) => item.key !== key))
    },

    async onTile({ currentTarget }: Tap) {
      const item = this.data.items.find(({ key }) => key === currentTarget.dataset.key)
      if (item?.hopeless) return
      if (item?.state === 'failed') await this.send(item)
      else if (item?.ref) await openFile(item.ref, refsOf(this.data.items)).catch(toastError)
    },
  },
})
