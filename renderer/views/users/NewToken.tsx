import { useState } from 'react'
import type { HandedToken } from '../../../electron/contract/care.ts'
import type { Account, MadeUser } from '../../../electron/contract/domain.ts'
import { useWords } from '../../text/words.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useWorld } from '../world.ts'
import { Hours, readHours } from './Hours.tsx'

interface NewTokenProps {
  account: Account
  user: MadeUser
  handOver: (token: HandedToken) => void
  close: () => void
}

export function NewToken({ account, user, handOver, close }: NewTokenProps) {
  const words = useWords()
  const { line } = useWorld()
  const [hours, setHours] = useState('24')
  return null
}
