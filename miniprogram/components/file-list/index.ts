import type { FileRef } from '../../../domain/evidence/file'
import { own } from '../../../domain/own'
import { toastError } from '../../services/errors'
import { isPicture, isVideo, openFile } from '../../services/files'
import { linksTogether } from './links'

type Picture = FileRef & { video: boolean }

/** Files in place: pictures as thumbnails that open large, documents as rows that open. */
Component({
  properties: {
    files: { type: Array, value: [] as FileRef[] },
  },

  data: {
    pictures: [] as Picture[],
    documents: [] as FileRef[],
    links: {} as Record<string, string>,
  },

  observers: {
    files(files: FileRef[]) {
      const shown = files.filter((file) => isPicture(file) || isVideo(file))
      this.setData({
        pictures: shown.map((file) => ({ ...file, video: isVideo(file) })),
        documents: files.filter((file) => !shown.includes(file)),
      })
      this.link(shown.filter(isPicture).map(({ fileId }) => fileId))
    },
  },

  methods: {
    async link(wanted: string[]) {
      if (wanted.some((id) => !own(this.data.links, id))) this.setData({ links: await linksTogether(wanted) })
    },

    async onFile({ currentTarget }: WechatMiniprogram.BaseEvent<object, { file: string }>) {
      const { files } = this.data
      const ref = (files as FileRef[]).find(({ fileId }) => fileId === currentTarget.dataset.file)
      if (ref) await openFile(ref, files).catch(toastError)
    },
  },
})
