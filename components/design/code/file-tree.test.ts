import { expect, test } from 'vitest'
import { fileTree } from './file-tree'

test('paths become folders in the order of the files, and a folder stands once', () => {
  const tree = fileTree(['a/x.tf', 'a/b/y.tf', 'z.md', 'a/w.tf'].map((path) => ({ path })))
  expect(tree).toEqual([
    {
      name: 'a',
      path: 'a',
      children: [
        { name: 'x.tf', path: 'a/x.tf', children: [] },
        { name: 'b', path: 'a/b', children: [{ name: 'y.tf', path: 'a/b/y.tf', children: [] }] },
        { name: 'w.tf', path: 'a/w.tf', children: [] },
      ],
    },
    { name: 'z.md', path: 'z.md', children: [] },
  ])
})
