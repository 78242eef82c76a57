import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { HandedToken } from '../../../electron/contract/care.ts'
import type { Account, MadeUser } from '../../../electron/contract/domain.ts'
import { useWords } from '../../text/words.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { CopyButton } from '../CopyButton.tsx'
import { Face } from '../Face.tsx'
import { useWorld } from '../world.ts'
import { NewToken } from './NewToken.tsx'

interface MadeUserItemProps {
  account: Account
  user: MadeUser
  handOver: (token: HandedToken) => void
}

export function MadeUserItem({ account, user, handOver }: MadeUserItemProps) {
  const words = useWords()
  const { formatDate } = useIntl()
  const { line } = useWorld()
  const [asking, setAsking] = useState<'token' | 'revoke' | 'delete' | null>(null)
  const [revoked, setRevoked] = useState(false)
  const whom = { accountId: account.id, userId: user.id }
  const { name } = user
  const revoke = async () => {
    const answer = await line.call('identity.revoke', whom)
    setRevoked(answer.ok)
    return answer
  }
  return (
    <li className="account-card">
      <Face person={user} />
      <div className="account-words">
        <bdi className="one-line">{name}</bdi>
        <small className="muted">
          {words('users.madeAt', { date: formatDate(user.madeAt, { dateStyle: 'medium' }) })}
        </small>
        <small role="status" className="unless-empty">
          {revoked && words('users.revoked')}
        </small>
      </div>
      <div className="account-acts">
        <CopyButton text={user.id} label="users.copyId" />
        <Button size="small" aria-label={`${words('users.token')} ${name}`} onClick={() => setAsking('token')}>
          {words('users.token')}
        </Button>
        <Button size="small" aria-label={`${words('users.revoke')} ${name}`} onClick={() => setAsking('revoke')}>
          {words('users.revoke')}
        </Button>
        <Button size="small" aria-label={`${words('users.delete')} ${name}`} onClick={() => setAsking('delete')}>
          {words('users.delete')}
        </Button>
      </div>
      {asking === 'token' && (
        <NewToken account={account} user={user} handOver={handOver} close={() => setAsking(null)} />
      )}
      {(asking === 'revoke' || asking === 'delete') && (
        <ConfirmDialog
          title={words(`users.${asking}.title`, { name })}
          body={words(`users.${asking}.body`, { name })}
          confirm={words(`users.${asking}`)}
          act={asking === 'revoke' ? revoke : () => line.call('identity.delete', whom)}
          close={() => setAsking(null)}
        />
      )}
    </li>
  )
}
