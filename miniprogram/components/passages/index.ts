import type { Passage } from '../../../domain/matter/base/form'

/** Labelled text to be read before something is decided, with files that open. */
Component({
  properties: {
    passages: { type: Array, value: [] as Passage[] },
  },
})
