import { object, shortText } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { forGroupsToo, onMatter } from '../base/contract'
import { draftContent } from './content'

export const contract = {
  draft: forGroupsToo(IN_CHARGE, object({ content: draftContent }, ['content'])),
  amendDraft: forGroupsToo(IN_CHARGE, onMatter({ content: draftContent }, ['content'])),
  discard: forGroupsToo(IN_CHARGE, onMatter({ reason: shortText }, ['reason'])),
} as const
