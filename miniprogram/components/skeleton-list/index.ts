/** The shape of a list that is on its way. */
Component({
  properties: {
    rows: { type: Number, value: 4 },
  },
})
