import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { contractPage, contractPageFile } from '../../build/contract-page.mjs'

test('the page of the contract says what the contract says; `npm run contract` writes it anew', async () => {
  expect(await readFile(contractPageFile, 'utf8')).toBe(await contractPage())
})
