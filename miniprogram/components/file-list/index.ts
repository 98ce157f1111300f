import { type FileRef, namedFiles } from '../../../domain/evidence/file'
import { own } from '../../../domain/own'
import { toastError } from '../../services/errors'
import { isPicture, isRecording, isVideo, openFile } from '../../services/files/viewing'
import { linksTogether } from './links'

type Picture = FileRef & { video: boolean }

/** Files in place: pictures as thumbnails that open large, recordings with a player, documents as rows that open. */
Component({
  properties: {
    files: { type: Array, value: [] as FileRef[] },
  },

  data: {
    pictures: [] as Picture[],
    recordings: [] as FileRef[],
    documents: [] as FileRef[],
    damaged: false,
    links: {} as Record<string, string>,
  },

  observers: {
    files(all: (FileRef | null)[]) {
      const files = namedFiles(all)
      const shown = files.filter((file) => isPicture(file) || isVideo(file))
      const recordings = files.filter(isRecording)
      this.setData({
        recordings,
        pictures: shown.map((file) => ({ ...file, video: isVideo(file) })),
        damaged: files.length < all.length,
        documents: files.filter((file) => !shown.includes(file) && !recordings.includes(file)),
      })
      this.link(shown.filter(isPicture).map(({ fileId }) => fileId))
    },
  },

  methods: {
    async link(wanted: string[]) {
      if (wanted.some((id) => !own(this.data.links, id))) this.setData({ links: await linksTogether(wanted) })
    },

    async onFile({ currentTarget }: WechatMiniprogram.BaseEvent<object, { file: string }>) {
      const files = namedFiles(this.data.files as FileRef[])
      const ref = files.find(({ fileId }) => fileId === currentTarget.dataset.file)
      if (ref) await openFile(ref, files).catch(toastError)
    },
  },
})
