/** The shape of a list that is on its way. */
Component({
  data: { cards: ['a', 'b', 'c', 'd'] },
})
