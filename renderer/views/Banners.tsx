import type { Account } from '../../electron/contract/domain.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { Notices } from './Notices.tsx'
import { StorageBanners } from './StorageBanners.tsx'
import { UpdateBar } from './UpdateBar.tsx'

/** What must be known before anything else is read. */
export function Banners({ account }: { account: Account }) {
  return (
    <header className="bars">
      <ConnectionBanner key={account.id} account={account} />
      <StorageBanners account={account} />
      <Notices accountId={account.id} />
      <UpdateBar />
    </header>
  )
}
