interface FactsProps {
  title: string
  rows: readonly (readonly [name: string, value: string])[]
}

/** Names and values, one below the other. */
export function Facts({ title, rows }: FactsProps) {
  return (
    <table className="facts">
      <caption>{title}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>
              <bdi>{value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
