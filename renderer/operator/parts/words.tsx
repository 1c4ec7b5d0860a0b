// Names as people read them: any script, never wider than their place, whole on hover.

/** A text somebody else typed. Its direction is its own and does not spill into what stands beside it. */
export function Said({ text, className }: { text: string; className?: string }) {
  return (
    <bdi dir="auto" className={className ? `said ${className}` : 'said'} title={text}>
      {text}
    </bdi>
  )
}
