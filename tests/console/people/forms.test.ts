import {
  emptyPerson,
  type PersonForm,
  personInput,
  personProblems,
  refusedField,
} from '../../../console/src/views/people/personForm'
import { emptyFront, emptyUnit, frontInput, unitInput, unitProblems } from '../../../console/src/views/people/unitForm'
import { checkInput } from '../../../server/validation'

const person = (change: Partial<PersonForm> = {}): PersonForm => ({ ...emptyPerson('u1'), name: '王敏', ...change })

describe('a person', () => {
  test('as filled in is what the contract accepts, with and without mobile number', () => {
    expect(checkInput('people.save', personInput(person(), null, true))).toBeNull()
    const roles: PersonForm['roles'] = [{ role: 'unitHead', scope: { kind: 'unit', unitId: 'u1' } }]
    expect(checkInput('people.save', personInput(person({ mobile: '13800000001', roles }), 'p1', false))).toBeNull()
  })

  test.each(['138 0000 0001', '138-0000-0001', '+86 13800000001', ' 13800000001 '])(
    '%s is a mobile number',
    (mobile) => {
      expect(personProblems(person({ mobile }))).toEqual({})
      expect(personInput(person({ mobile }), null, true).mobile).toBe('13800000001')
    },
  )

  test.each(['1380000000', '23800000001', '无'])('%s is none', (mobile) => {
    expect(Object.keys(personProblems(person({ mobile })))).toEqual(['mobile'])
  })

  test('needs a name, a unit, and a front or unit for each role that has one', () => {
    const roles: PersonForm['roles'] = [{ role: 'liaison', scope: { kind: 'front', frontId: '' } }]
    expect(Object.keys(personProblems({ ...emptyPerson(), roles })).sort()).toEqual(['name', 'roles', 'unitId'])
  })

  test('the same role twice is saved once', () => {
    const roles: PersonForm['roles'] = [
      { role: 'officer', scope: { kind: 'district' } },
      { role: 'officer', scope: { kind: 'district' } },
    ]
    expect(personInput(person({ roles }), null, true).roles).toHaveLength(1)
  })

  test.each([
    ['mobile', 'mobile'],
    ['roles: leader unit', 'roles'],
    ['roles.0.scope', 'roles'],
  ])('a refusal of %s is shown at %s', (detail, field) => {
    expect(Object.keys(refusedField({ code: 'DUPLICATE', message: '', detail }))).toEqual([field])
  })

  test('a refusal of no field is shown at none', () => {
    expect(refusedField({ code: 'NOT_FOUND', message: '', detail: 'id' })).toEqual({})
    expect(refusedField({ code: 'OFFLINE', message: '' })).toEqual({})
    expect(refusedField(null)).toEqual({})
  })
})

describe('a unit and a front', () => {
  const unit = { ...emptyUnit([]), name: '区住房和城乡建设局', kind: 'bureau' as const, frontId: 'f1' }

  test('as filled in are what the contract accepts', () => {
    expect(checkInput('unit.save', unitInput(unit, null))).toBeNull()
    expect(checkInput('front.save', frontInput({ ...emptyFront([]), name: '城建战线' }, 'f1'))).toBeNull()
  })

  test('without a short name the unit is called by its name, as far as that goes', () => {
    expect(unitInput(unit, null)?.shortName).toBe('区住房和城乡建设局')
    expect(unitInput({ ...unit, name: '长'.repeat(40) }, null)?.shortName).toBe('长'.repeat(24))
  })

  test('a unit needs name, kind and front', () => {
    expect(Object.keys(unitProblems(emptyUnit([]))).sort()).toEqual(['frontId', 'kind', 'name'])
  })

  test('new ones stand at the end', () => {
    expect(emptyFront([{ _id: 'f1', name: '一', leaderId: null, liaisonId: null, order: 7 }]).order).toBe(8)
  })
})
