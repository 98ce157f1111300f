import { type FileOrigin, type FileRef, MAX_FILES } from '../../../domain/evidence/file'
import { own } from '../../../domain/own'
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
import { giveUp, onUploads, send } from '../../forms/uploads'
import { toast, toastError } from '../../services/errors'
import { choose, smallLinksOf } from '../../services/files/files'
import { isKept, keepAll, letGo } from '../../services/files/kept'
import { isRecording, openFile } from '../../services/files/viewing'

const SOURCES: { words: string; origin: FileOrigin }[] = [
  { words: '拍照或录像', origin: 'camera' },
  { words: '从相册选', origin: 'album' },
  { words: '从聊天里选文件', origin: 'document' },
]

type Tile = FileItem & { sizeWords: string }
type Tap = WechatMiniprogram.TouchEvent<object, object, { key: string }>

const stops = new WeakMap<object, () => void>()

/**
 * Photos and documents as tiles, the add tile first. Each is kept on the phone and goes to the server at once, also when
 * the page is left; one that failed goes again when the network is there again, or at a tap.
 * Event: `change` {items: FileItem[]}, at every change but progress.
 */
Component({
  properties: {
    items: { type: Array, value: [] as FileItem[] },
  },

  data: {
    tiles: [] as Tile[],
    /** What has arrived of them can be heard. */
    recordings: [] as FileRef[],
    /** Pictures that only the server has, by file id. */
    links: {} as Record<string, string>,
    full: false,
    limits: LIMIT_WORDS,
  },

  observers: {
    items(items: FileItem[]) {
      const tiles = items.map((item) => ({ ...item, sizeWords: sizeWords(item.size) }))
      this.setData({ tiles, recordings: refsOf(items).filter(isRecording), full: items.length >= MAX_FILES })
      this.link(items)
    },
  },

  lifetimes: {
    /** After the parent's own update: what a draft brings back goes on its way again. */
    attached() {
      const hear = (path: string, change: Partial<FileItem>) => this.hear(path, change)
      stops.set(this, onUploads(hear))
      wx.nextTick(() => this.resume())
    },
    detached() {
      stops.get(this)?.()
      for (const { path, ref } of this.data.items as FileItem[]) if (path && ref) letGo(path)
    },
  },

  methods: {
    hear(path: string, change: Partial<FileItem>) {
      const item = this.data.items.find((each: FileItem) => each.path === path)
      if (item) this.change(changeItem(this.data.items, item.key, change), change.state === undefined)
    },

    resume() {
      if (this.data.items.length === 0) return
      this.change(restored(this.data.items))
      for (const item of unfinished(this.data.items)) send(item)
    },

    async link(items: FileItem[]) {
      const wanted = items.flatMap(({ kind, path, ref }) =>
        kind === 'image' && path === '' && ref ? [ref.fileId] : [],
      )
      if (wanted.every((id) => own(this.data.links, id))) return
      const links = await smallLinksOf(wanted).catch(() => ({}))
      this.setData({ links })
    },

    change(items: FileItem[], silent = false) {
      this.setData({ items })
      if (!silent) this.triggerEvent('change', { items })
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
      const added = itemsFor(this.data.items, await keepAll(chosen))
      if (added.length === 0) return
      if (!added.every(({ path }) => isKept(path))) toast('手机存不下了，请等传完再关闭小程序')
      this.change([...this.data.items, ...added])
      for (const item of added) send(item)
    },

    onRemove({ currentTarget }: Tap) {
      const { key } = currentTarget.dataset
      const path = this.data.items.find((item: FileItem) => item.key === key)?.path
      if (path) {
        giveUp(path)
        letGo(path)
      }
      this.change(this.data.items.filter((item) => item.key !== key))
    },

    async onTile({ currentTarget }: Tap) {
      const item = this.data.items.find(({ key }) => key === currentTarget.dataset.key)
      if (item?.hopeless) return
      if (item?.state === 'failed') await send(item)
      else if (item?.ref && !isRecording(item.ref)) await openFile(item.ref, refsOf(this.data.items)).catch(toastError)
    },
  },
})
