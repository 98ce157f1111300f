import { canSee } from '../../../../domain/matter/sight'
import { actor } from '../../district'
import { content, file, WITH_CO, World } from '../../world'

describe('comments', () => {
  const comment = { text: '请补充照片', mentions: ['u1section'], files: ['file1'] }

  test('whom it concerns may comment from issue on, to the end and after it; the mentioned may open the matter', () => {
    const world = new World().issue()
    expect(world.ask('inspector', 'comment', comment)).toBe('NO_RIGHT')
    expect(world.when('u1supervisor', 'comment', comment)).toEqual([
      { type: 'CommentPosted', data: { commentId: 'C5', text: '请补充照片', mentions: ['u1section'], files: [file] } },
    ])
    world.tell('u1head', 'comment', { ...comment, mentions: ['u1section', 'leader'] })
    expect(world.issued.mentioned).toEqual(['u1section', 'leader'])
    world.tell('chief', 'suspend', { reason: '等批复' }).tell('u1head', 'comment', comment)
    world.tell('chief', 'close', { reason: '已处理' }).tell('u1head', 'comment', comment)
  })

  test('refused on a draft, for an unknown person or file', () => {
    const draft = new World().tell('officer', 'draft', { content: content() })
    expect(draft.ask('officer', 'comment', comment)).toBe('NOT_ISSUED')
    expect(new World().issue().ask('officer', 'comment', { ...comment, mentions: ['nobody'] })).toBe('NOT_FOUND')
    expect(new World().issue().ask('officer', 'comment', { ...comment, files: ['file9'] })).toBe('NOT_FOUND')
  })
})

describe('a mention', () => {
  const mention = (id: string) => ({ text: '请看', mentions: [id], files: [] })

  test.each(['liaison', 'officer2', 'u1handler2', 'u2section2', 'frontLeader'])(
    '%s: may see it, or belongs to a unit concerned, or is invited first',
    (id) => {
      const world = new World().issue(WITH_CO)
      const near = id !== 'frontLeader'
      expect(world.ask('u1supervisor', 'comment', mention(id))).toBe(near ? null : 'NOT_CONCERNED')
      if (near) return
      world.tell('officer', 'invite', { personId: id, reason: '请协调' })
      expect(world.last('PersonInvited').data).toEqual({ personId: id, reason: '请协调' })
      expect(world.ask('u1supervisor', 'comment', mention(id))).toBeNull()
      expect(world.ask(id, 'comment', mention('u1head'))).toBeNull()
    },
  )

  test.each(['u3head', 'inspector', 'proposalOffice', 'personnel'])(
    '%s, whom it does not concern, is refused',
    (id) => {
      expect(new World().issue().ask('officer', 'comment', mention(id))).toBe('NOT_CONCERNED')
    },
  )

  test('only an officer invites, once, from issue on', () => {
    const invite = { personId: 'u3head', reason: '请协助' }
    const world = new World().issue()
    for (const who of ['u1head', 'liaison', 'leader']) expect(world.ask(who, 'invite', invite)).toBe('NO_RIGHT')
    expect(world.tell('officer', 'invite', invite).ask('officer', 'invite', invite)).toBe('NOTHING_CHANGED')
    const draft = new World().tell('officer', 'draft', { content: content() })
    expect(draft.ask('officer', 'invite', invite)).toBe('NOT_ISSUED')
  })

  test('a deputy sees no matter: neither mentioned nor invited, nor by an older mention', () => {
    const world = new World().issue()
    expect(world.ask('officer', 'comment', mention('deputy'))).toBe('DEPUTY_BY_PROPOSAL')
    expect(world.ask('officer', 'invite', { personId: 'deputy', reason: '请看' })).toBe('DEPUTY_BY_PROPOSAL')
    expect(canSee({ ...world.issued, mentioned: ['deputy'] }, actor('deputy'))).toBe(false)
  })
})
