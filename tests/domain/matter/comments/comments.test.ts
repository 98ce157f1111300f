import { content, file, World } from '../../world'

describe('comments', () => {
  const comment = { text: '请补充照片', mentions: ['u2head'], files: ['file1'] }

  test('whom it concerns may comment from issue on, to the end and after it; the mentioned may open the matter', () => {
    const world = new World().issue()
    expect(world.ask('inspector', 'comment', comment)).toBe('NO_RIGHT')
    expect(world.when('u1supervisor', 'comment', comment)).toEqual([
      { type: 'CommentPosted', data: { commentId: 'C5', text: '请补充照片', mentions: ['u2head'], files: [file] } },
    ])
    world.tell('u1head', 'comment', { ...comment, mentions: ['u2head', 'deputy'] })
    expect(world.issued.mentioned).toEqual(['u2head', 'deputy'])
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
