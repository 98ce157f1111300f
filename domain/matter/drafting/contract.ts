import { object, shortText } from '../../contract/schema'
import { forRoles, OFFICE, onMatter } from '../base/contract'
import { matterContent } from './content'

export const contract = {
  draft: forRoles(OFFICE, object({ content: matterContent }, ['content'])),
  amendDraft: forRoles(OFFICE, onMatter({ content: matterContent }, ['content'])),
  discard: forRoles(OFFICE, onMatter({ reason: shortText }, ['reason'])),
} as const
