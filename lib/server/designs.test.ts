import { expect, test } from 'vitest'
import { archiveDesign, createDesign, findDesign, listDesigns, saveAnswers, UNTITLED } from './designs'
import { createSession } from './sessions'

const newOwner = async () => (await createSession()).owner

test('a design is found by the browser that made it and by no other', async () => {
  const [owner, stranger] = [await newOwner(), await newOwner()]
  const { id } = await createDesign(owner, { answers: { name: 'Orders API' } })

  expect(await findDesign(owner, id)).toMatchObject({ id, name: 'Orders API', version: 1, published: null })
  expect(await findDesign(stranger, id)).toBeUndefined()
  expect(await findDesign(undefined, id)).toBeUndefined()
  expect((await listDesigns(owner)).map((design) => design.id)).toEqual([id])
  expect(await listDesigns(stranger)).toEqual([])
  expect(await saveAnswers(stranger, id, { name: 'Mine now' }, 1)).toBeUndefined()
  expect(await archiveDesign(stranger, id)).toBe(false)
  expect((await findDesign(owner, id))?.name).toBe('Orders API')
})

test('changes are merged into the draft, and null takes an answer away', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, {
    answers: { 'traffic.peakRps': '150', 'data.stores': ['sql'] },
    preset: 'api',
  })

  expect(await saveAnswers(owner, id, { 'traffic.peakRps': null, name: 'Parcel events' }, 1)).toEqual({
    status: 'saved',
    version: 2,
  })
  expect(await findDesign(owner, id)).toMatchObject({
    name: 'Parcel events',
    preset: 'api',
    version: 2,
    answers: { 'data.stores': ['sql'], name: 'Parcel events' },
  })
  expect((await findDesign(owner, id))?.answers).not.toHaveProperty(['traffic.peakRps'])
})

test('a save that expects an older draft is refused with what the draft holds now', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: { name: 'One' } })
  await saveAnswers(owner, id, { name: 'Two' }, 1)

  expect(await saveAnswers(owner, id, { name: 'Three' }, 1)).toEqual({
    status: 'conflict',
    version: 2,
    answers: { name: 'Two' },
  })
})

test('of thirty writers at once one wins and nothing is lost unseen', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: {} })
  const attempts = Array.from({ length: 30 }, (_, index) => saveAnswers(owner, id, { name: `Writer ${index}` }, 1))
  const outcomes = await Promise.all(attempts)

  expect(outcomes.filter((outcome) => outcome?.status === 'saved')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome?.status === 'conflict')).toHaveLength(29)
  const winner = outcomes.findIndex((outcome) => outcome?.status === 'saved')
  expect(await findDesign(owner, id)).toMatchObject({ version: 2, name: `Writer ${winner}` })
})

test.each([
  ['no name', {}, UNTITLED],
  ['a blank one', { name: ' \n ' }, UNTITLED],
  ['control characters, of which Postgres cannot keep every one', { name: 'a\0b\nc' }, 'a b c'],
  ['a very long one', { name: 'é'.repeat(2000) }, 'é'.repeat(200)],
])('the name for lists copes with %s', async (_, answers, name) => {
  const owner = await newOwner()
  const design = await createDesign(owner, { answers })
  expect(design.name).toBe(name)
  expect(design.answers).toEqual(answers)
})

test('an archived design leaves the list and can come back', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: {} })
  expect(await archiveDesign(owner, id)).toBe(true)
  expect(await listDesigns(owner)).toEqual([])
  expect((await listDesigns(owner, { archived: true })).map((design) => design.id)).toEqual([id])
  await archiveDesign(owner, id, false)
  expect(await listDesigns(owner)).toHaveLength(1)
})

test('the list has the design that changed last at its top', async () => {
  const owner = await newOwner()
  const first = await createDesign(owner, { answers: { name: 'First' } })
  const second = await createDesign(owner, { answers: { name: 'Second' } })
  await saveAnswers(owner, first.id, { name: 'First again' }, 1)
  expect((await listDesigns(owner)).map((design) => design.id)).toEqual([first.id, second.id])
})

test('a draft that would grow beyond its limit is refused and stays as it was', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: {} })
  const changes = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`a.b${index}`, 'x'.repeat(1900)]))
  await expect(saveAnswers(owner, id, changes, 1)).rejects.toMatchObject({ code: 'too_large' })
  expect((await findDesign(owner, id))?.version).toBe(1)
})
