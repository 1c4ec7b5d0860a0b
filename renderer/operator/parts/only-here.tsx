// What an address of this computer alone is good for, said wherever it is shown.

/** Nothing where other computers can open the address too. */
export function OnlyHere({ url }: { url: string }) {
  if (new URL(url).hostname !== '127.0.0.1') return null
  return (
    <p className="sentence">
      Only this computer can open it. For screens on the venue’s network, start Scoretable again with <kbd>--lan</kbd>.
    </p>
  )
}
