import type { FileRef } from '../../../domain/evidence/file'
import { toastError } from '../../services/errors'
import { openFile } from '../../services/files'

/** A stretch of text with its label and its files. */
interface Passage {
  label: string
  text: string
  files?: FileRef[]
}

/** Labelled text to be read before something is decided, with files that open. */
Component({
  properties: {
    passages: { type: Array, value: [] as Passage[] },
  },

  methods: {
    async onFile({ currentTarget }: WechatMiniprogram.BaseEvent<object, { file: string }>) {
      const files = (this.data.passages as Passage[]).flatMap((passage) => passage.files ?? [])
      const ref = files.find(({ fileId }) => fileId === currentTarget.dataset.file)
      if (ref) await openFile(ref, files).catch(toastError)
    },
  },
})
