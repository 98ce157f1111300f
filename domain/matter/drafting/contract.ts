import { object, shortText } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { forRoles, onMatter } from '../base/contract'
import { matterContent } from './content'

export const contract = {
  draft: forRoles(IN_CHARGE, object({ content: matterContent }, ['content'])),
  amendDraft: forRoles(IN_CHARGE, onMatter({ content: matterContent }, ['content'])),
  discard: forRoles(IN_CHARGE, onMatter({ reason: shortText }, ['reason'])),
} as const
