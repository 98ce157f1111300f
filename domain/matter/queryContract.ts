import {
  forPartiesAndGroups,
  idOf,
  list,
  object,
  oneOf,
  optionalLine,
  pageCursor,
  pageLimit,
  query,
  whole,
} from '../contract/schema'
import { IN_CHARGE } from '../roles'
import { SOURCES } from '../rules/kinds'
import { matterContent } from './drafting/content'
import { BASIS_KINDS } from './state/basis'
import { CATEGORIES, MATTER_STATUSES } from './state/words'

const matterId = idOf('matter')

/** What narrows a list of matters; the same on phone, desk and in exports. */
const matterFilter = {
  light: oneOf(['green', 'yellow', 'red', 'grey']),
  /** What is late beside the work itself, of any of its units. */
  late: oneOf(['signIn']),
  status: oneOf(MATTER_STATUSES),
  source: oneOf(SOURCES),
  category: oneOf(CATEGORIES),
  unitId: idOf('unit'),
  frontId: idOf('front'),
  officerId: idOf('person'),
  /** The leader who began it. */
  starterId: idOf('person'),
  level: whole(1, 3),
  year: whole(2000, 2100),
  /** Words of the title, number or a unit's short name. */
  search: optionalLine(60),
} as const

export const matterQueries = {
  /** A page of matters that the person may see, by due moment (open ones first to fall due; of what is late, by
   *  since when) or newest first. */
  'matter.list': query(
    'sight',
    object({ ...matterFilter, order: oneOf(['due', 'recent']), limit: pageLimit, after: pageCursor }, ['limit']),
  ),
  /** Numbers by light under a filter, whole and (with `by`) for each front or unit that has any. */
  'matter.counts': query('sight', object({ ...matterFilter, by: oneOf(['front', 'unit']) }, [])),
  'matter.get': query('sight', object({ matterId }, ['matterId'])),
  /** Events, newest first. */
  'matter.timeline': query('sight', object({ matterId, limit: pageLimit, after: pageCursor }, ['matterId', 'limit'])),
  /**
   * People who may be chosen for a field of a command on this matter, with what else is `chosen` in its form: for
   * pickers. Of who may give the command.
   */
  'matter.candidates': query(
    'sight',
    object(
      {
        matterId,
        assignmentId: idOf('assignment'),
        command: idOf('command'),
        field: idOf('field'),
        chosen: object(
          {
            unitId: idOf('unit'),
            taskId: idOf('task'),
            leaderId: idOf('person'),
            sectionHeadId: idOf('person'),
            handlerId: idOf('person'),
          },
          [],
        ),
        search: optionalLine(30),
        limit: whole(1, 100),
      },
      ['matterId', 'command', 'field', 'chosen', 'limit'],
    ),
  ),
  /** Deadlines with receipts, who will be told, and what it costs the units, before issue. Saves nothing. */
  'matter.preview': query(forPartiesAndGroups(...IN_CHARGE), object({ content: matterContent }, ['content'])),
  /** Open matters on the same basis that ask one of the units, without the one that it is asked for. */
  'matter.sameBasis': query(
    forPartiesAndGroups(...IN_CHARGE, 'chiefOfficer', 'leader'),
    object(
      {
        matterId,
        kind: oneOf(BASIS_KINDS),
        number: optionalLine(60),
        unitIds: list(idOf('unit'), 55),
      },
      ['kind', 'number', 'unitIds'],
    ),
  ),
  /** Every due moment that somebody waits for, with how it came about. */
  'matter.moments': query('sight', object({ matterId }, ['matterId'])),
  /** Recomputes the chain of hashes over the stored events, asks each for its form, and compares the matter with their fold. */
  'matter.verify': query('sight', object({ matterId }, ['matterId'])),
} as const
