import { idOf, longText, nullable, shortText } from '../../contract/schema'
import { forRoles, onMatter } from '../base/contract'

export const contract = {
  commend: forRoles(
    ['chiefOfficer'],
    onMatter({ unitId: idOf('unit'), personId: nullable(idOf('person')), text: shortText }, [
      'unitId',
      'personId',
      'text',
    ]),
  ),
  criticise: forRoles(
    ['chiefOfficer'],
    onMatter(
      {
        unitId: idOf('unit'),
        personId: nullable(idOf('person')),
        text: shortText,
        falseReport: { type: 'boolean' },
        conclusion: longText,
      },
      ['unitId', 'personId', 'text', 'falseReport'],
    ),
  ),
} as const
