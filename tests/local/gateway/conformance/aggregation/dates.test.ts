import { $, computes, filled, operator, refusal, useCloud } from '../subject'

const cloud = useCloud()
const page = (name: string) => operator(`aggregation/${name}`)
const utc = (text: string) => new Date(`${text}Z`)

const text = (format: string, date: unknown = '$monday') => $.dateToString({ date, format })

// A Monday in the first ISO week of the year after, and a Friday in the last one of the year before.
const weeks = { monday: utc('2025-12-29T04:00:00'), friday: utc('2027-01-01T04:00:00'), none: null }

computes(cloud, `weeks and years: ${page('isoWeekYear')}, ${page('dateToString')}`, weeks, [
  ['the last days of a year may belong to the next', $.isoWeekYear('$monday'), 2026],
  ['the first days of a year may belong to the one before', $.isoWeekYear('$friday'), 2026],
  ['the 53rd week', $.isoWeek('$friday'), 53],
  ['as the zone’s clocks show it', $.isoWeek({ date: utc('2026-01-04T18:00:00'), timezone: '+08' }), 2],
  ['%G-%V at the end of a year', text('%G-%V'), '2026-01'],
  ['%G-%V at the beginning of a year', text('%G-%V', '$friday'), '2026-53'],
  ['%w: Sunday is 1', text('%w', utc('2026-01-04T00:00:00')), '1'],
  ['%w: Saturday is 7', text('%w', utc('2026-01-03T00:00:00')), '7'],
  ['%U: 00 before the first Sunday', text('%U', utc('2026-01-02T00:00:00')), '00'],
  ['%U: a year that begins on a Sunday', text('%U', utc('2023-01-01T00:00:00')), '01'],
  ['%% is one', text('100%%'), '100%'],
  ['a letter after %% is no sign', text('%%Y %Y'), '%Y 2025'],
  ['the same sign twice', text('%Y/%Y'), '2025/2025'],
  ['names of months', text('%b %B'), 'Dec December'],
  ['%z and %Z', $.dateToString({ date: '$monday', format: '%z %Z', timezone: '-03:30' }), '-0330 -210'],
  [
    'no Z where the clocks are not UTC’s',
    $.dateToString({ date: '$monday', timezone: '+08' }),
    '2025-12-29T12:00:00.000',
  ],
  [
    'parts by ISO week',
    { $dateToParts: { date: '$monday', iso8601: true } },
    { isoWeekYear: 2026, isoWeek: 1, isoDayOfWeek: 1, hour: 4, minute: 0, second: 0, millisecond: 0 },
  ],
  ['what is not there has no year', $.year('$none'), null],
  ['nor in a zone', $.year({ date: '$missing', timezone: '+08' }), null],
])

computes(cloud, `dateFromParts: ${page('dateFromParts')}`, weeks, [
  ['by ISO week', $.dateFromParts({ isoWeekYear: 2026, isoWeek: 1, isoDayOfWeek: 1 }), utc('2025-12-29T00:00:00')],
  ['an ISO year alone', $.dateFromParts({ isoWeekYear: 2017 }), utc('2017-01-02T00:00:00')],
  ['a year alone', $.dateFromParts({ year: 2017 }), utc('2017-01-01T00:00:00')],
  ['a month too many runs over', $.dateFromParts({ year: 2017, month: 14 }), utc('2018-02-01T00:00:00')],
  ['day 0 is the one before', $.dateFromParts({ year: 2017, month: 3, day: 0 }), utc('2017-02-28T00:00:00')],
  ['30 February runs over', $.dateFromParts({ year: 2017, month: 2, day: 30 }), utc('2017-03-02T00:00:00')],
  ['a part that is null', $.dateFromParts({ year: 2017, month: '$none' }), null],
  [
    'in a zone with half an hour',
    $.dateFromParts({ year: 2017, hour: 1, timezone: '-03:30' }),
    utc('2017-01-01T04:30:00'),
  ],
])

computes(cloud, `dateFromString: ${page('dateFromString')}`, weeks, [
  ['a day and a time', $.dateFromString({ dateString: '2026-03-01 10:00:00' }), utc('2026-03-01T10:00:00')],
  ['a day', $.dateFromString({ dateString: '2026-03-01' }), utc('2026-03-01T00:00:00')],
  ['without a zone', $.dateFromString({ dateString: '2017-02-08T12:10:40.787' }), utc('2017-02-08T12:10:40.787')],
  ['an offset', $.dateFromString({ dateString: '2017-02-08T12:10:40+0800' }), utc('2017-02-08T04:10:40')],
  [
    'a zone beside it',
    $.dateFromString({ dateString: '2017-02-08T12:10:40', timezone: 'America/New_York' }),
    utc('2017-02-08T17:10:40'),
  ],
  ['by a format', $.dateFromString({ dateString: '06-15-2018', format: '%m-%d-%Y' }), utc('2018-06-15T00:00:00')],
  ['by week', $.dateFromString({ dateString: '2026-W01-1', format: '%G-W%V-%u' }), utc('2025-12-29T00:00:00')],
  ['null', $.dateFromString({ dateString: '$none', onNull: '-' }), '-'],
  ['no such day', $.dateFromString({ dateString: '2026-02-30', onError: 'no' }), 'no'],
  ['no date', $.dateFromString({ dateString: 'soon', onError: '$none' }), null],
])

const shifted = (startDate: Date, amount: number, unit: string, timezone?: string) => ({
  $dateAdd: { startDate, unit, amount, ...(timezone && { timezone }) },
})

computes(cloud, `dateAdd and dateSubtract: ${page('dateAdd')}`, weeks, [
  ['the end of a month stays', shifted(utc('2020-12-31T12:10:05'), 2, 'month'), utc('2021-02-28T12:10:05')],
  ['of a quarter', shifted(utc('2020-11-30T12:10:05'), 1, 'quarter'), utc('2021-02-28T12:10:05')],
  ['29 February', shifted(utc('2024-02-29T00:00:00'), 1, 'year'), utc('2025-02-28T00:00:00')],
  [
    'backwards',
    { $dateSubtract: { startDate: utc('2026-03-31T00:00:00'), unit: 'month', amount: 1 } },
    utc('2026-02-28T00:00:00'),
  ],
  [
    'the month that the zone’s clocks show',
    shifted(utc('2026-01-30T16:00:00'), 1, 'month', 'Asia/Shanghai'),
    utc('2026-02-27T16:00:00'),
  ],
  [
    'a day is a day when clocks change',
    shifted(utc('2026-03-28T11:00:00'), 1, 'day', 'Europe/Paris'),
    utc('2026-03-29T10:00:00'),
  ],
  [
    '24 hours are 24 hours',
    shifted(utc('2026-03-28T11:00:00'), 24, 'hour', 'Europe/Paris'),
    utc('2026-03-29T11:00:00'),
  ],
  ['nothing to add', { $dateAdd: { startDate: '$monday', unit: 'day', amount: '$none' } }, null],
])

const truncated = (date: Date, unit: string, rest: object = {}) => ({ $dateTrunc: { date, unit, ...rest } })
const shanghai = { timezone: 'Asia/Shanghai' }

computes(cloud, `dateTrunc and dateDiff: ${page('dateTrunc')}, ${page('dateDiff')}`, weeks, [
  ['the day in a zone', truncated(utc('2026-03-01T17:00:00'), 'day', shanghai), utc('2026-03-01T16:00:00')],
  ['the month in a zone', truncated(utc('2026-02-28T17:00:00'), 'month', shanghai), utc('2026-02-28T16:00:00')],
  [
    'the week in a zone begins on Sunday',
    truncated(utc('2026-03-07T17:00:00'), 'week', shanghai),
    utc('2026-03-07T16:00:00'),
  ],
  [
    'or on another day',
    truncated(utc('2026-03-08T17:00:00'), 'week', { ...shanghai, startOfWeek: 'Monday' }),
    utc('2026-03-08T16:00:00'),
  ],
  ['two weeks', truncated(utc('2021-03-20T11:30:05'), 'week', { binSize: 2 }), utc('2021-03-14T00:00:00')],
  ['ten years', truncated(utc('2023-03-20T11:30:05'), 'year', { binSize: 10 }), utc('2020-01-01T00:00:00')],
  ['five minutes', truncated(utc('2021-03-20T11:33:05'), 'minute', { binSize: 5 }), utc('2021-03-20T11:30:00')],
  [
    'seconds are counted by their beginnings',
    {
      $dateDiff: { startDate: utc('2026-01-01T00:00:00.600'), endDate: utc('2026-01-01T00:00:01.100'), unit: 'second' },
    },
    1,
  ],
  [
    'days in a zone',
    {
      $dateDiff: {
        startDate: utc('2026-03-01T15:00:00'),
        endDate: utc('2026-03-01T17:00:00'),
        unit: 'day',
        ...shanghai,
      },
    },
    1,
  ],
  [
    'weeks from Monday',
    {
      $dateDiff: {
        startDate: utc('2026-03-01T00:00:00'),
        endDate: utc('2026-03-02T00:00:00'),
        unit: 'week',
        startOfWeek: 'mon',
      },
    },
    1,
  ],
])

describe(`what dates refuse: ${operator('aggregation')}#date-expression-operators`, () => {
  test.each([
    ['a zone that is none', $.hour({ date: '$at', timezone: 'Asia/Nowhere' })],
    ['what is no date', $.year('$text')],
    ['a letter that is no sign', $.dateToString({ date: '$at', format: '%Q' })],
    ['a % at the end', $.dateToString({ date: '$at', format: '100%' })],
    ['both ways of parts', $.dateFromParts({ year: 2026, isoWeek: 1 })],
    ['parts without a year', $.dateFromParts({ month: 1 })],
    ['a unit that is none', { $dateAdd: { startDate: '$at', unit: 'decade', amount: 1 } }],
    ['half a month', { $dateAdd: { startDate: '$at', unit: 'month', amount: 0.5 } }],
    ['an argument that is none', { $dateTrunc: { date: '$at', unit: 'day', bin: 2 } }],
    ['no such day', $.dateFromString({ dateString: '2026-02-30' })],
    ['words without a format', $.dateFromString({ dateString: 'last Monday' })],
    ['two zones', $.dateFromString({ dateString: '2026-02-28T00:00:00Z', timezone: '+08' })],
  ])('%s', async (_what, expression) => {
    const collection = await filled(cloud, [{ _id: 'one', at: new Date(0), text: 'x' }])
    expect(await refusal(collection.aggregate().project({ value: expression }).end())).toBe('DATABASE_REQUEST_FAILED')
  })
})
