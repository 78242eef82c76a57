import { Button } from '@fluentui/react-components'
import { useWords } from '../../text/words.ts'
import type { mayNotify } from '../may-notify.ts'
import { useWorld } from '../world.ts'

interface AllowAlertsProps {
  permission: ReturnType<typeof mayNotify>
  decided: (permission: NotificationPermission) => void
}

/** In a browser the page may show notifications once its user said so, and browsers listen to that only after a click. */
export function AllowAlerts({ permission, decided }: AllowAlertsProps) {
  const words = useWords()
  const { line } = useWorld()
  const ask = async () => {
    const answer = await Notification.requestPermission()
    await line.call('alert.allow', { allowed: answer === 'granted' })
    decided(answer)
  }
  if (permission === 'granted') return null
  return (
    <div className="alert-test">
      <p>{words(`alerts.page.${permission}`)}</p>
      {permission === 'default' && <Button onClick={() => void ask()}>{words('alerts.page.allow')}</Button>}
    </div>
  )
}
