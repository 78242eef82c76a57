import { Button } from '@fluentui/react-components'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import { useEffect, useRef, useState } from 'react'
import { useIntl } from 'react-intl'
import type { HandedToken } from '../../../electron/contract/care.ts'
import { useWords } from '../../text/words.ts'
import { CopyText } from '../CopyText.tsx'
import { QrCode } from './QrCode.tsx'

interface HandOverProps {
  token: HandedToken
  done: () => void
}

/** What another person or device needs to be this user. The token itself is never drawn in letters, and the code only when asked for. */
export function HandOver({ token, done }: HandOverProps) {
  const words = useWords()
  const { formatDate } = useIntl()
  const [code, setCode] = useState(false)
  const warning = useRef<HTMLDivElement>(null)
  // The form that was here took the focus with it.
  useEffect(() => warning.current?.focus(), [])
  const ends = formatDate(token.expiresAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <div ref={warning} className="way-warning" tabIndex={-1}>
        <WarningRegular fontSize={18} />
        {words('handOver.warning', { date: ends })}
      </div>
      <dl className="hand-over">
        <div>
          <dt>{words('handOver.id')}</dt>
          <dd>
            <code dir="ltr">{token.id}</code>
            <CopyText text={token.id} label="handOver.copyId" />
          </dd>
        </div>
        <div>
          <dt>{words('signIn.endpoint')}</dt>
          <dd>
            <code dir="ltr">{token.endpoint}</code>
            <CopyText text={token.endpoint} label="handOver.copyEndpoint" />
          </dd>
        </div>
        <div>
          <dt>{words('signIn.token')}</dt>
          <dd>
            <span className="muted">{words('handOver.hidden')}</span>
            <CopyText text={token.token} label="handOver.copyToken" />
          </dd>
        </div>
        <div>
          <dt>{words('handOver.link')}</dt>
          <dd>
            <span className="muted">{words('handOver.link.hint')}</span>
            <CopyText text={token.link} label="handOver.copyLink" appearance="primary" />
          </dd>
        </div>
      </dl>
      {token.elsewhere ? (
        <>
          <div>
            <Button aria-expanded={code} onClick={() => setCode(!code)}>
              {words(code ? 'handOver.hideCode' : 'handOver.showCode')}
            </Button>
          </div>
          {code && <QrCode text={token.link} label={words('handOver.code')} />}
        </>
      ) : (
        <p className="muted">{words('handOver.here')}</p>
      )}
      <div>
        <Button onClick={done}>{words('handOver.done')}</Button>
      </div>
    </>
  )
}
