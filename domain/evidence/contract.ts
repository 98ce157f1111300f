import { idOf, object, query } from '../contract/schema'

/** Bytes go in by `POST /files` (see server/files), not through an operation. */
export const fileQueries = {
  /**
   * Links that open the files for ten minutes, in the order asked; with `small` those of pictures open a small one, where
   * there can be one. NOT_FOUND when the caller may not see one.
   */
  'file.links': query(
    'sight',
    object(
      {
        fileIds: { type: 'array', minItems: 1, maxItems: 50, items: idOf('file') },
        small: { type: 'boolean' },
      },
      ['fileIds'],
    ),
  ),
} as const
